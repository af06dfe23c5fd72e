package dev.chirograph.generator.contract;

/**
 * Suppresses a rule of {@code check} at a place and everywhere below it ({@code x-lint-ignore}).
 *
 * @param pointer the pointer of the place, not of the extension
 * @param rule the rule's name
 * @param reason the reason for readers of the document; empty if there are none
 */
public record Suppression(String pointer, String rule, String reason) {}
