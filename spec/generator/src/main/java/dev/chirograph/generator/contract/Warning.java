package dev.chirograph.generator.contract;

/**
 * A place in the document that is interpreted differently than written, or ignored.
 *
 * @param rule the name of the warning's rule in {@code check}: {@code unknown-keyword}
 * @param message the problem
 * @param fix how to fix it
 */
public record Warning(String rule, String pointer, String message, String fix) {}
