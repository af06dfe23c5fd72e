package dev.chirograph.generator.cli;

/** Says in one line what is wrong with how the program was called. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Takes what is wrong and, where it helps, what would be right. */
    public UsageException(String message) {
        // Whoever called it wrongly has no use for where this program found out.
        super(message, null, false, false);
    }
}
