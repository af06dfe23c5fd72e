package dev.chirograph.server.token;

import dev.chirograph.server.contract.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** An issuer whose tokens are taken: what they must say, the keys they must be signed with, and whom they speak for. */
record TrustedIssuer(String url, Rules rules, KeySource keys, UnaryOperator<String> names) {
    /** What the database holds of a subject. */
    private static final int LONGEST_NAME = 255;

    /** A caller who is known beyond doubt, until the token ends. */
    record Verified(String verificationId, Caller caller, Instant expiresAt) {}

    static TrustedIssuer own(OwnIssuer issuer, OwnKeys keys, Clock clock) {
        Rules rules = new Rules(issuer.url(), issuer.audience(), OwnKeys.ALGORITHMS, LONGEST_NAME, clock);
        return new TrustedIssuer(issuer.url(), rules, keys, UnaryOperator.identity());
    }

    /**
     * A subject is unique within its issuer alone (RFC 7519, section 4.1.2): without the issuer before it, one outside
     * could speak for the users and clients of this server.
     */
    static TrustedIssuer outside(OutsideIssuer issuer, OutsideKeys keys, Clock clock) {
        String url = issuer.url().toString();
        String prefix = url + "|";
        int longest = LONGEST_NAME - prefix.length();
        Rules rules = new Rules(url, issuer.audience(), OutsideKeys.ALGORITHMS, longest, clock);
        return new TrustedIssuer(url, rules, keys, prefix::concat);
    }

    Verified verify(UnverifiedToken token) throws InvalidTokenException {
        Rules.Statement statement = rules.check(token);
        Verification verification = keys.with(statement.keyId());
        String algorithm = verification.keys().algorithmOf(statement.keyId());
        if (algorithm == null) {
            throw new InvalidTokenException("The token is signed with a key (kid) that its issuer does not have.");
        }
        Caller caller = statement.caller();
        if (!algorithm.equals(statement.algorithm()) || !verification.accepts(token.text(), caller.subject())) {
            throw new InvalidTokenException("The token's signature is wrong.");
        }
        Caller known = new Caller(names.apply(caller.subject()), names.apply(caller.clientId()), caller.scopes());
        return new Verified(verification.id(), known, statement.expiresAt());
    }
}
