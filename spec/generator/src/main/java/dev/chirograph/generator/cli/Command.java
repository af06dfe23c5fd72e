package dev.chirograph.generator.cli;

import java.io.IOException;
import java.util.List;

/** One thing that the command line can do. */
public interface Command {
    /** It is well. */
    int SUCCESS = 0;

    /** It was done, and there is something to fix in the document. */
    int FINDINGS = 1;

    /** It was not done: the program was called wrongly. */
    int USAGE_ERROR = 2;

    /** It was not done: a document cannot be read. */
    int UNREADABLE = 3;

    /** Returns its name, a word. */
    String name();

    /** Returns what it does, in a line. */
    String summary();

    /** Returns what its arguments without a name are called in the help. */
    List<String> operands();

    /** Returns its options. */
    List<Option> options();

    /**
     * Does it.
     *
     * @return {@link #SUCCESS}, {@link #FINDINGS} or {@link #UNREADABLE}
     * @throws UsageException when the arguments make no sense
     * @throws dev.chirograph.generator.read.ContractException when a document cannot be read
     * @throws IOException when a file cannot be read or written
     */
    int run(Arguments arguments, Console console) throws IOException;
}
