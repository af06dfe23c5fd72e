package dev.chirograph.generator.cli;

import java.io.PrintStream;

/**
 * What a command prints on.
 *
 * @param out for what was asked for
 */
public record Console(PrintStream out) {
    /** Prints a line of what was asked for. */
    public void println(String line) {
        out.println(line);
    }
}
