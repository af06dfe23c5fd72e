package dev.chirograph.generator.java;

/**
 * A file to write.
 *
 * @param path relative to the output folder, separated by {@code /}
 * @param text its content, with line feeds
 */
public record SourceFile(String path, String text) {}
