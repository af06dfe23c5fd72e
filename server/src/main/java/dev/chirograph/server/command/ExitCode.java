package dev.chirograph.server.command;

/** The exit codes of all commands. */
public final class ExitCode {
    /** The command has done what it says. */
    public static final int OK = 0;

    /** The command could not do it, or found something wrong. */
    public static final int FAILED = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** The configuration is wrong: {@code EX_CONFIG} of sysexits.h. */
    public static final int CONFIGURATION = 78;

    private ExitCode() {}
}
