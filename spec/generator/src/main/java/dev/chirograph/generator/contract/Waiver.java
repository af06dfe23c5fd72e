package dev.chirograph.generator.contract;

/**
 * Turns a rule of {@code check} off for a place and all below it ({@code x-check-off}).
 *
 * @param pointer the place, not the waiver's own
 * @param rule the rule's name
 * @param reason why, for those who read the document; empty when it is not said
 */
public record Waiver(String pointer, String rule, String reason) {}
