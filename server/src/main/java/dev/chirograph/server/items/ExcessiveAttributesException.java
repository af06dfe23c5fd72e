package dev.chirograph.server.items;

/** Says that an item would have more attributes than the document allows; the message completes "attributes …". */
final class ExcessiveAttributesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExcessiveAttributesException(String message) {
        // A refusal is an answer, not a fault: nobody reads its stack trace.
        super(message, null, false, false);
    }
}
