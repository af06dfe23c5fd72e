package dev.chirograph.generator.diff;

/** Which way what changed travels. */
public enum Direction {
    /** From callers to the server. */
    REQUEST,
    /** From the server to callers. */
    RESPONSE,
    /** Both ways: a type that requests and responses carry. */
    BOTH,
    /** Neither way: an operation, its security, its limits. */
    NEITHER;

    Direction and(Direction other) {
        return this == other ? this : BOTH;
    }
}
