package dev.chirograph.generator.diff;

/** How bad a change is for callers, the worst first. What the server's owner has to do is not counted: see {@link Change#owner()}. */
public enum Severity {
    /** A call that the old contract allows is refused, or is answered in a way that the old contract rules out. */
    BREAKING,
    /** Calls go on as they are, but code that was written against the SDK has to change when it takes the new SDK. */
    BREAKING_SOURCE,
    /**
     * Whoever kept to the old contract and to its advice (a branch for values that are not known, no trust in bounds of
     * answers) goes on; whoever presumed more may fail.
     */
    RISKY,
    /** Nobody who called before can fail by it. */
    COMPATIBLE,
    /** Only what people read has changed. */
    DOCUMENTATION;

    /** Whether callers have to change something, be it calls or code. */
    public boolean breaking() {
        return this == BREAKING || this == BREAKING_SOURCE;
    }
}
