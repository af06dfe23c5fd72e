package dev.chirograph.generator.diff;

/** The direction in which a changed part travels. */
public enum Direction {
    /** In requests. */
    REQUEST,
    /** In responses. */
    RESPONSE,
    /** In both: a type that requests and responses use. */
    BOTH,
    /** In neither: an operation, its security, its limits. */
    NEITHER;

    Direction and(Direction other) {
        return this == other ? this : BOTH;
    }
}
