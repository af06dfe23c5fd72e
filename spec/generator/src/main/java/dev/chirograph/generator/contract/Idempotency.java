package dev.chirograph.generator.contract;

/** Marks an operation whose repetition with the same key has no further effect ({@code x-idempotent}). */
public record Idempotency(String pointer) {}
