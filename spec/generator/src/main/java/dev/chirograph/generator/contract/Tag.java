package dev.chirograph.generator.contract;

/**
 * A group of operations, served by one handler.
 *
 * @param description prose, empty when there is none
 */
public record Tag(String pointer, String name, String description) {}
