package dev.chirograph.generator.read;

import java.util.List;
import java.util.stream.Collectors;

/** Reports everything that prevents a document from being read. */
public final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;

    /** Takes the diagnostics, at least one. */
    public ContractException(List<Diagnostic> diagnostics) {
        // No stack trace: the relevant places are in the document, not in the generator.
        super(message(diagnostics), null, false, false);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Returns the diagnostics, in the order found. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private static String message(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(diagnostic -> "\n  " + diagnostic).collect(Collectors.joining());
    }
}
