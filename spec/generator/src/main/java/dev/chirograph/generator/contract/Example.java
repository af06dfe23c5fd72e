package dev.chirograph.generator.contract;

/**
 * An example in the document.
 *
 * @param json the value as JSON
 */
public record Example(String pointer, String json) {}
