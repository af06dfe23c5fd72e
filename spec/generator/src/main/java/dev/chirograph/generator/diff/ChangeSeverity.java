package dev.chirograph.generator.diff;

/**
 * How bad a change is, the worst first: for the server and its users when it protects them less, else for callers. What the
 * server's owner has to do is not counted: see {@link Change#owner()}.
 */
public enum ChangeSeverity {
    /**
     * A limit, a scope, credentials, an idempotency key or a mark of secrets is gone or asks for less. It may break callers
     * too: see {@link Change#breaking()}.
     */
    LOOSENS_PROTECTION,
    /** A call that the old contract allows is rejected, or is answered in a way that the old contract rules out. */
    BREAKING,
    /** Calls go on as they are, but code that was written against the SDK has to change when it takes the new SDK. */
    BREAKING_SOURCE,
    /**
     * Whoever kept to the old contract and to its advice (a branch for values that are not known, no trust in bounds of
     * responses) goes on; whoever presumed more may fail.
     */
    RISKY,
    /** Nobody who called before can fail by it. */
    COMPATIBLE,
    /** Only what people read has changed. */
    DOCUMENTATION;
}
