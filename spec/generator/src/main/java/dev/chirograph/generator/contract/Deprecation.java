package dev.chirograph.generator.contract;

/** Marks a deprecated part. */
public record Deprecation(String pointer) {}
