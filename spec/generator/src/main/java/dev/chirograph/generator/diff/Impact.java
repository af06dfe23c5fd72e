package dev.chirograph.generator.diff;

/**
 * What a kind of change means in one direction.
 *
 * @param wire for calls and responses
 * @param source for code written against the SDK
 * @param owner for the server's owner, whose handlers may have to change
 * @param risky whether those who presumed more than the contract says may fail
 * @param loosens whether it protects the server or its users less
 * @param reason why, in one sentence
 */
record Impact(Effect wire, Effect source, Effect owner, boolean risky, boolean loosens, String reason) {
    static Impact of(Effect wire, Effect source, Effect owner, String reason) {
        return new Impact(wire, source, owner, false, false, reason);
    }

    static Impact risky(Effect owner, String reason) {
        return new Impact(Effect.COMPATIBLE, Effect.COMPATIBLE, owner, true, false, reason);
    }

    /** Something protects the server or its users less than before, and calls go on. */
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

    /** What a change means that is made in both directions: all that either means, and the worse one's reason first. */
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
