package dev.chirograph.generator.contract;

/** Marks what callers should leave. */
public record Deprecation(String pointer) {}
