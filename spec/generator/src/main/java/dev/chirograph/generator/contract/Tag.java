package dev.chirograph.generator.contract;

/**
 * A group of operations, served by one handler.
 *
 * @param description prose, empty if there are none
 */
public record Tag(String pointer, String name, String description) {}
