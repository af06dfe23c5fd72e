package dev.chirograph.server.token;

import dev.chirograph.server.runtime.Caller;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An issuer whose access tokens are accepted.
 *
 * @param url the {@code iss} of its tokens
 * @param validator validates the claims of its tokens
 * @param keys the source of the keys that sign its tokens
 * @param names maps its subjects and client ids to names that are unique in this server
 * @param revocableBy returns the ids of revocations that revoke a token
 */
record TrustedIssuer(
        String url,
        AccessTokenValidator validator,
        KeySource keys,
        UnaryOperator<String> names,
        Function<AccessTokenValidator.ValidatedClaims, List<String>> revocableBy) {
    /** The length of the columns for subjects in the database. */
    private static final int LONGEST_NAME = 255;

    static TrustedIssuer local(LocalIssuer issuer, LocalJwks keys, Clock clock) {
        var validator = new AccessTokenValidator(
                issuer.url(), issuer.audience(), TokenProfile.RFC_9068, LocalJwks.ALGORITHMS, LONGEST_NAME, clock);
        return new TrustedIssuer(issuer.url(), validator, keys, UnaryOperator.identity(), TrustedIssuer::revocableBy);
    }

    /**
     * Prefixes names with the issuer: a subject is unique within its issuer only (RFC 7519, section 4.1.2), and an external issuer must not
     * be able to issue tokens for the users and clients of this server.
     */
    static TrustedIssuer external(ExternalIssuer issuer, ExternalJwks keys, Clock clock) {
        String url = issuer.url().toString();
        String prefix = url + "|";
        int longest = LONGEST_NAME - prefix.length();
        var validator = new AccessTokenValidator(
                url, issuer.audience(), issuer.profile(), ExternalJwks.ALGORITHMS, longest, clock);
        // An external issuer cannot notify this server of revocations: its tokens should be short-lived.
        return new TrustedIssuer(url, validator, keys, prefix::concat, claims -> List.of());
    }

    VerifiedToken verify(UnverifiedToken token) throws InvalidTokenException {
        AccessTokenValidator.ValidatedClaims claims = validator.validate(token);
        Caller caller = claims.caller();
        SignatureVerifier verifier = verifierOf(token, claims);
        List<String> revocableBy = this.revocableBy.apply(claims);
        Caller named = new Caller(
                names.apply(caller.subject()),
                names.apply(caller.clientId()),
                caller.scopes(),
                revocableBy.isEmpty() ? null : caller.authorizationId());
        return new VerifiedToken(
                keys, verifier, named, claims.dpopKey(), revocableBy, claims.notBefore(), claims.expiresAt());
    }

    /** Returns the verifier that accepts the signature. */
    private SignatureVerifier verifierOf(UnverifiedToken token, AccessTokenValidator.ValidatedClaims claims)
            throws InvalidTokenException {
        SignatureVerifier first = keys.with(claims.keyId());
        if (isSigned(token, claims, first)) {
            return first;
        }
        SignatureVerifier second = keys.insteadOf(first);
        if (second == first || !isSigned(token, claims, second)) {
            throw new InvalidTokenException("The token's signature is invalid.");
        }
        return second;
    }

    private static boolean isSigned(
            UnverifiedToken token, AccessTokenValidator.ValidatedClaims claims, SignatureVerifier verifier)
            throws InvalidTokenException {
        String algorithm = verifier.keys().algorithmOf(claims.keyId());
        if (algorithm == null) {
            throw new InvalidTokenException("The token is signed with a key (kid) that its issuer does not have.");
        }
        return algorithm.equals(claims.algorithm())
                && verifier.accepts(token.text(), claims.caller().subject());
    }

    private static List<String> revocableBy(AccessTokenValidator.ValidatedClaims claims) {
        Caller caller = claims.caller();
        String client = RevocationLookup.ofClient(caller.clientId());
        return caller.authorizationId() == null
                ? List.of(claims.tokenId(), client)
                : List.of(claims.tokenId(), client, caller.authorizationId());
    }
}
