package dev.chirograph.generator.cli;

import java.io.IOException;
import java.util.List;

/** A command of the command line. */
public interface Command {
    /** Success. */
    int SUCCESS = 0;

    /** Completed, with findings or changes that need attention. */
    int FINDINGS = 1;

    /** Not run: wrong usage. */
    int USAGE_ERROR = 2;

    /** Not run: a document cannot be read. */
    int UNREADABLE = 3;

    /** Returns the name, a single word. */
    String name();

    /** Returns the description, a single line. */
    String summary();

    /** Returns the names of the operands in the help. */
    List<String> operands();

    /** Returns the options. */
    List<Option> options();

    /**
     * Runs the command.
     *
     * @return {@link #SUCCESS}, {@link #FINDINGS} or {@link #UNREADABLE}
     * @throws UsageException if the arguments are invalid
     * @throws dev.chirograph.generator.read.ContractException if a document cannot be read
     * @throws IOException if a file cannot be read or written
     */
    int run(Arguments arguments, Console console) throws IOException;
}
