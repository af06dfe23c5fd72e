package dev.chirograph.generator.diff;

/**
 * The impact of a kind of change in one direction.
 *
 * @param wire the effect on calls and responses
 * @param source the effect on code that uses the SDK
 * @param owner the effect on the server's owner, whose handlers may have to change
 * @param risky whether callers that rely on more than the contract may fail
 * @param loosens whether it loosens the protection of the server or its users
 * @param reason the reason, in one sentence
 */
record Impact(Effect wire, Effect source, Effect owner, boolean risky, boolean loosens, String reason) {
    static Impact of(Effect wire, Effect source, Effect owner, String reason) {
        return new Impact(wire, source, owner, false, false, reason);
    }

    static Impact risky(Effect owner, String reason) {
        return new Impact(Effect.COMPATIBLE, Effect.COMPATIBLE, owner, true, false, reason);
    }

    /** Loosened protection that does not affect calls. */
    static Impact loosens(String reason) {
        return loosens(Effect.COMPATIBLE, reason);
    }

    static Impact loosens(Effect wire, String reason) {
        return new Impact(wire, Effect.COMPATIBLE, Effect.COMPATIBLE, false, true, reason);
    }

    ChangeSeverity severity() {
        if (loosens) {
            return ChangeSeverity.LOOSENS_PROTECTION;
        }
        if (wire == Effect.BREAKING) {
            return ChangeSeverity.BREAKING;
        }
        if (source == Effect.BREAKING) {
            return ChangeSeverity.BREAKING_SOURCE;
        }
        if (risky) {
            return ChangeSeverity.RISKY;
        }
        return wire.or(source).or(owner) == Effect.NONE ? ChangeSeverity.DOCUMENTATION : ChangeSeverity.COMPATIBLE;
    }

    /** The impact in both directions: all effects of both, and first the reason of the worse one. */
    Impact with(Impact other) {
        if (equals(other)) {
            return this;
        }
        Impact worse = severity().compareTo(other.severity()) <= 0 ? this : other;
        return new Impact(
                wire.or(other.wire),
                source.or(other.source),
                owner.or(other.owner),
                risky || other.risky,
                loosens || other.loosens,
                worse.reason);
    }
}
