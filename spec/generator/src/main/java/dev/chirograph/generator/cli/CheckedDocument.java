package dev.chirograph.generator.cli;

import dev.chirograph.generator.check.Check;
import dev.chirograph.generator.check.Finding;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.read.ContractException;
import dev.chirograph.generator.read.Diagnostic;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a document, even of one that cannot be read.
 *
 * @param document null if it is neither YAML nor JSON
 * @param readable whether it could be read as a contract
 */
record CheckedDocument(@Nullable Document document, List<LocatedFinding> found, boolean readable) {
    /** The rule of findings in a document that cannot be read. */
    static final String UNREADABLE = "unreadable";

    /**
     * Checks a document.
     *
     * @throws UsageException if the file does not exist or cannot be read
     */
    static CheckedDocument of(Path file) throws IOException {
        Document document = null;
        try {
            document = Arguments.document(file);
            Document read = document;
            return new CheckedDocument(
                    document,
                    Check.of(document.contractOfPlaces()).stream()
                            .map(finding -> new LocatedFinding(finding, read.locate(finding.pointer())))
                            .toList(),
                    true);
        } catch (ContractException e) {
            return new CheckedDocument(
                    document,
                    e.diagnostics().stream().map(CheckedDocument::found).toList(),
                    false);
        }
    }

    private static LocatedFinding found(Diagnostic diagnostic) {
        return new LocatedFinding(
                new Finding(
                        UNREADABLE,
                        Severity.ERROR,
                        diagnostic.pointer(),
                        what(diagnostic.message()),
                        fix(diagnostic.message())),
                diagnostic.location());
    }

    /** Splits the message of a diagnostic at the semicolon into the problem and the fix. */
    private static String what(String diagnostic) {
        int end = diagnostic.lastIndexOf("; ");
        return end < 0 ? diagnostic : diagnostic.substring(0, end);
    }

    private static String fix(String diagnostic) {
        int end = diagnostic.lastIndexOf("; ");
        return end < 0 ? "fix it" : diagnostic.substring(end + 2);
    }
}
