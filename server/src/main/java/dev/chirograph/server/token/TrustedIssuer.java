package dev.chirograph.server.token;

import dev.chirograph.server.runtime.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An issuer whose tokens are taken: what they must say, the keys they must be signed with, and whom they speak for. */
record TrustedIssuer(
        String url,
        AccessTokenValidator rules,
        KeySource keys,
        UnaryOperator<String> names,
        Function<AccessTokenValidator.Statement, List<String>> revocableBy) {
    /** What the database holds of a subject. */
    private static final int LONGEST_NAME = 255;

    /**
     * A caller who is known beyond doubt, until the token ends or is taken back.
     *
     * @param dpopKey the thumbprint of the key that the caller must have too, null when none
     * @param revocableBy what the token can be taken back by
     * @param notBefore the later of {@code iat} and {@code nbf}
     */
    record Verified(
            String verificationId,
            Caller caller,
            @Nullable String dpopKey,
            List<String> revocableBy,
            Instant notBefore,
            Instant expiresAt) {

        /** A clock that was set since it was verified makes it too early, or too late, like any other token. */
        boolean isGoodAt(Instant now) {
            return now.isBefore(expiresAt) && !notBefore.isAfter(now.plus(AccessTokenValidator.SKEW));
        }
    }

    static TrustedIssuer own(LocalIssuer issuer, LocalJwks keys, Clock clock) {
        AccessTokenValidator rules = new AccessTokenValidator(
                issuer.url(), issuer.audience(), TokenProfile.RFC_9068, LocalJwks.ALGORITHMS, LONGEST_NAME, clock);
        return new TrustedIssuer(issuer.url(), rules, keys, UnaryOperator.identity(), TrustedIssuer::revocableBy);
    }

    /**
     * A subject is unique within its issuer alone (RFC 7519, section 4.1.2): without the issuer before it, one outside
     * could speak for the users and clients of this server.
     */
    static TrustedIssuer outside(ExternalIssuer issuer, ExternalJwks keys, Clock clock) {
        String url = issuer.url().toString();
        String prefix = url + "|";
        int longest = LONGEST_NAME - prefix.length();
        AccessTokenValidator rules = new AccessTokenValidator(
                url, issuer.audience(), issuer.dialect(), ExternalJwks.ALGORITHMS, longest, clock);
        // What it takes back is for it to say, and it has no way to say so here: its tokens had better be short-lived.
        return new TrustedIssuer(url, rules, keys, prefix::concat, statement -> List.of());
    }

    Verified verify(UnverifiedToken token) throws InvalidTokenException {
        AccessTokenValidator.Statement statement = rules.check(token);
        Caller caller = statement.caller();
        SignatureVerifier verification = verificationOf(token, statement);
        List<String> revocableBy = this.revocableBy.apply(statement);
        Caller known = new Caller(
                names.apply(caller.subject()),
                names.apply(caller.clientId()),
                caller.scopes(),
                revocableBy.isEmpty() ? null : caller.authorizationId());
        return new Verified(
                verification.id(),
                known,
                statement.dpopKey(),
                revocableBy,
                statement.notBefore(),
                statement.expiresAt());
    }

    /** Returns what found the token good. */
    private SignatureVerifier verificationOf(UnverifiedToken token, AccessTokenValidator.Statement statement)
            throws InvalidTokenException {
        SignatureVerifier first = keys.with(statement.keyId());
        if (isSigned(token, statement, first)) {
            return first;
        }
        SignatureVerifier second = keys.insteadOf(first);
        if (second == first || !isSigned(token, statement, second)) {
            throw new InvalidTokenException("The token's signature is wrong.");
        }
        return second;
    }

    private static boolean isSigned(
            UnverifiedToken token, AccessTokenValidator.Statement statement, SignatureVerifier verification)
            throws InvalidTokenException {
        String algorithm = verification.keys().algorithmOf(statement.keyId());
        if (algorithm == null) {
            throw new InvalidTokenException("The token is signed with a key (kid) that its issuer does not have.");
        }
        return algorithm.equals(statement.algorithm())
                && verification.accepts(token.text(), statement.caller().subject());
    }

    private static List<String> revocableBy(AccessTokenValidator.Statement statement) {
        Caller caller = statement.caller();
        String client = Revocations.ofClient(caller.clientId());
        return caller.authorizationId() == null
                ? List.of(statement.tokenId(), client)
                : List.of(statement.tokenId(), client, caller.authorizationId());
    }
}
