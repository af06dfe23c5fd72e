package dev.chirograph.generator.read;

import java.util.List;
import java.util.stream.Collectors;

/** Says all that keeps a document from being read. */
public final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    /** Takes the refusals, at least one. */
    public ContractException(List<Refusal> refusals) {
        // Where in this program it was found helps nobody: the places that count are in the document.
        super(message(refusals), null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    /** Returns the refusals, in the order found. */
    public List<Refusal> refusals() {
        return refusals;
    }

    private static String message(List<Refusal> refusals) {
        return refusals.stream().map(refusal -> "\n  " + refusal).collect(Collectors.joining());
    }
}
