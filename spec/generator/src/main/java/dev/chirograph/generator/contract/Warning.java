package dev.chirograph.generator.contract;

/**
 * Something in the document that is read another way than it is written, or that nothing is made of.
 *
 * @param rule a name for its kind, as {@code check} reports it: {@code unknown-keyword}
 * @param message what is wrong
 * @param fix what to do about it
 */
public record Warning(String rule, String pointer, String message, String fix) {}
