package dev.chirograph.generator.cli;

import java.io.PrintStream;

/**
 * What a command prints on.
 *
 * @param out for what was asked for
 * @param err for what went wrong
 */
public record Screen(PrintStream out, PrintStream err) {
    /** Prints a line of what was asked for. */
    public void say(String line) {
        out.println(line);
    }

    /** Prints a line about what went wrong. */
    public void complain(String line) {
        err.println(line);
    }
}
