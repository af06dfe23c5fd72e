package dev.chirograph.server.command;

/** Ends a command with a message and an exit code. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * Ends a command.
     *
     * @param message what is wrong and how to fix it
     * @param exitCode one of {@link ExitCode}
     */
    public CommandException(String message, int exitCode) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
