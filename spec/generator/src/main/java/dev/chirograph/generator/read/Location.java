package dev.chirograph.generator.read;

/**
 * A location in a file.
 *
 * @param file the name of the file as given; empty for a string
 * @param line the line, counted from 1
 * @param column the column, counted from 1
 */
public record Location(String file, int line, int column) {
    /** The form that terminals and IDEs turn into a link: {@code file:line:column}. */
    @Override
    public String toString() {
        return (file.isEmpty() ? "" : file + ":") + line + ":" + column;
    }
}
