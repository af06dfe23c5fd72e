package dev.chirograph.generator.diff;

/** The effect of a change on a party. */
public enum Effect {
    /** No noticeable effect. */
    NONE,
    /** A noticeable effect; everything keeps working. */
    COMPATIBLE,
    /**
     * For the server's owner only: everything compiles and works as before, but new parts of requests have no effect
     * until a handler uses them.
     */
    WORK,
    /** Something fails or has to be changed. */
    BREAKING;

    Effect or(Effect other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
