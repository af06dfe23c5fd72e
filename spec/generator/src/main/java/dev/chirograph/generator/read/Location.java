package dev.chirograph.generator.read;

/**
 * Where something stands in a file.
 *
 * @param file the file as it was named, empty for a string that is no file
 * @param line from 1 on
 * @param column from 1 on
 */
public record Location(String file, int line, int column) {
    /** The form that terminals and IDEs turn into a link: {@code file:line:column}. */
    @Override
    public String toString() {
        return (file.isEmpty() ? "" : file + ":") + line + ":" + column;
    }
}
