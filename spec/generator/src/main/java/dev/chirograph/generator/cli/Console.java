package dev.chirograph.generator.cli;

import java.io.PrintStream;

/**
 * The output of a command.
 *
 * @param out for results
 */
public record Console(PrintStream out) {
    /** Prints a line of the result. */
    public void println(String line) {
        out.println(line);
    }
}
