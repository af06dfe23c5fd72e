package dev.chirograph.generator.diff;

/** What a change does to somebody. */
public enum Effect {
    /** Nothing: it cannot be noticed. */
    NONE,
    /** It can be noticed, and everything that was there goes on as before. */
    COMPATIBLE,
    /**
     * Of the server's owner alone: everything compiles and goes on as before, but what is new in requests has no effect
     * until code is written for it.
     */
    WORK,
    /** Something that was there fails or has to be changed. */
    BREAKING;

    Effect or(Effect other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
