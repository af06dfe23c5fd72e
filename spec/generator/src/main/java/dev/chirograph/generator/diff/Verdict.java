package dev.chirograph.generator.diff;

/**
 * What a kind of change means in one direction.
 *
 * @param wire for calls and answers
 * @param source for code written against the SDK
 * @param owner for the server's owner, whose handlers may have to change
 * @param risky whether those who presumed more than the contract says may fail
 * @param loosens whether it protects the server or its users less
 * @param reason why, in one sentence
 */
record Verdict(Effect wire, Effect source, Effect owner, boolean risky, boolean loosens, String reason) {
    static Verdict of(Effect wire, Effect source, Effect owner, String reason) {
        return new Verdict(wire, source, owner, false, false, reason);
    }

    static Verdict risky(Effect owner, String reason) {
        return new Verdict(Effect.COMPATIBLE, Effect.COMPATIBLE, owner, true, false, reason);
    }

    /** Something protects the server or its users less than before, and calls go on. */
    static Verdict loosens(String reason) {
        return loosens(Effect.COMPATIBLE, reason);
    }

    static Verdict loosens(Effect wire, String reason) {
        return new Verdict(wire, Effect.COMPATIBLE, Effect.COMPATIBLE, false, true, reason);
    }

    Severity severity() {
        if (loosens) {
            return Severity.LOOSENS_PROTECTION;
        }
        if (wire == Effect.BREAKING) {
            return Severity.BREAKING;
        }
        if (source == Effect.BREAKING) {
            return Severity.BREAKING_SOURCE;
        }
        if (risky) {
            return Severity.RISKY;
        }
        return wire.or(source).or(owner) == Effect.NONE ? Severity.DOCUMENTATION : Severity.COMPATIBLE;
    }

    /** What a change means that is made in both directions: all that either means, and the worse one's reason first. */
    Verdict with(Verdict other) {
        if (equals(other)) {
            return this;
        }
        Verdict worse = severity().compareTo(other.severity()) <= 0 ? this : other;
        return new Verdict(
                wire.or(other.wire),
                source.or(other.source),
                owner.or(other.owner),
                risky || other.risky,
                loosens || other.loosens,
                worse.reason);
    }
}
