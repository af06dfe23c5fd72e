package dev.chirograph.generator.diff;

/**
 * The severity of a change, the worst first: for the server and its users if it loosens protection, otherwise for callers. Work
 * for the server's owner does not count: see {@link Change#owner()}.
 */
public enum ChangeSeverity {
    /**
     * A limit, a scope, credentials, an idempotency key or a mark of secrets was removed or loosened. It may break callers
     * too: see {@link Change#breaking()}.
     */
    LOOSENS_PROTECTION,
    /** A call that the old contract allows is rejected, or gets a response that the old contract rules out. */
    BREAKING,
    /** Calls keep working, but code that uses the SDK has to change with the upgrade. */
    BREAKING_SOURCE,
    /**
     * Callers that follow the old contract and its advice (a branch for unknown values, no reliance on bounds of
     * responses) keep working; callers that rely on more may fail.
     */
    RISKY,
    /** No existing call fails. */
    COMPATIBLE,
    /** Only documentation changed. */
    DOCUMENTATION;
}
