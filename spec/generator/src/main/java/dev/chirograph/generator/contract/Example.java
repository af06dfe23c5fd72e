package dev.chirograph.generator.contract;

/**
 * An example that the document gives.
 *
 * @param json the value as JSON text
 */
public record Example(String pointer, String json) {}
