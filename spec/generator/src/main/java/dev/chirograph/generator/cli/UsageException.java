package dev.chirograph.generator.cli;

/** Thrown for wrong usage of the program, with a message of one line. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception with the error and, if it helps, the correct usage. */
    public UsageException(String message) {
        // No stack trace: it is irrelevant for wrong usage.
        super(message, null, false, false);
    }
}
