package dev.chirograph.server.token;

import dev.chirograph.server.dpop.InvalidProofException;
import dev.chirograph.server.dpop.Proof;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Authenticator;
import dev.chirograph.server.runtime.ChallengeSettings;
import dev.chirograph.server.runtime.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates callers by access tokens that are JWTs of the profile {@code at+jwt} (RFC 9068), issued by this server or by external
 * issuers. A token is sent alone (RFC 6750), or with a proof if it is bound to a key (RFC 9449). This package validates header and claims
 * strictly; Helidon's security providers verify the signature.
 *
 * <p>Thread-safe. While an external issuer is down, its callers are rejected, and no other caller is affected.
 */
public final class BearerAuthenticator implements Authenticator, AutoCloseable {
    /** RFC 6750, section 2: browsers and logs keep URLs and forms, and a request with two tokens is invalid. */
    private static final String TOKEN_ELSEWHERE =
            "An access token must be sent in the header Authorization, not in the query or a form.";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(BearerAuthenticator.class);

    private final List<TrustedIssuer> issuers;
    private final Proofs proofs;
    private final RevocationLookup revocations;
    private final ChallengeSettings protection;
    private final VerifiedTokens verified;
    private final Clock clock;

    /** @param resourceMetadata the URL of the metadata that challenges refer to */
    BearerAuthenticator(
            String resourceMetadata,
            List<TrustedIssuer> issuers,
            Proofs proofs,
            RevocationLookup revocations,
            Clock clock) {
        this.issuers = List.copyOf(issuers);
        this.proofs = proofs;
        this.revocations = revocations;
        this.protection = new ChallengeSettings(resourceMetadata, Proofs.ALGORITHMS);
        this.verified = new VerifiedTokens(clock);
        this.clock = clock;
    }

    /**
     * Accepts tokens of this server's issuer and of external issuers.
     *
     * @param proofs verifies that callers have the keys that their tokens are bound to
     * @param revocations looks up which tokens of this server's issuer are revoked
     * @param clock the wall clock
     * @param counted a monotonic clock, for the age of fetched keys and the pauses between fetches
     * @throws IllegalArgumentException if two issuers have the same URL, which would make a token's issuer ambiguous
     */
    public static BearerAuthenticator trusting(
            LocalIssuer local,
            List<ExternalIssuer> external,
            Proofs proofs,
            RevocationLookup revocations,
            Clock clock,
            Clock counted) {
        List<TrustedIssuer> issuers = new ArrayList<>();
        issuers.add(TrustedIssuer.local(local, new LocalJwks(local.keys(), local.audience()), clock));
        for (ExternalIssuer issuer : external) {
            issuers.add(TrustedIssuer.external(issuer, ExternalJwks.of(issuer, counted), clock));
        }
        if (issuers.stream().map(TrustedIssuer::url).distinct().count() < issuers.size()) {
            throw new IllegalArgumentException("Two issuers have the same URL.");
        }
        return new BearerAuthenticator(local.resourceMetadata(), issuers, proofs, revocations, clock);
    }

    @Override
    public ChallengeSettings protection() {
        return protection;
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        if (credentials.tokenElsewhere()) {
            return new Authentication.Refused("invalid_request", TOKEN_ELSEWHERE);
        }
        try {
            return switch (AuthorizationHeader.read(credentials.authorization())) {
                case AuthorizationHeader.Content.Nothing nothing -> new Authentication.Missing();
                case AuthorizationHeader.Content.Malformed malformed ->
                    new Authentication.Refused("invalid_request", malformed.description());
                case AuthorizationHeader.Content.Bearer bearer -> byTokenAlone(bearer.token());
                case AuthorizationHeader.Content.Dpop dpop -> byProof(dpop.token(), credentials);
            };
        } catch (InvalidTokenException e) {
            return new Authentication.Refused("invalid_token", e.getMessage());
        } catch (InvalidProofException e) {
            return new Authentication.Refused(e.error(), e.getMessage(), e.nonce());
        } catch (VerificationUnavailableException e) {
            return new Authentication.Undecided(e.getMessage(), RETRY_AFTER);
        }
    }

    private Authentication byTokenAlone(String text) throws InvalidTokenException, VerificationUnavailableException {
        VerifiedToken token = verify(text);
        if (token.dpopKey() != null) {
            // RFC 9449, section 7.2: otherwise a stolen token could be used without the key.
            throw new InvalidTokenException("The token is bound to a key: send it as \"DPoP\", with a proof.");
        }
        return new Authentication.Known(token.caller(), null, validFor(token));
    }

    private Authentication byProof(String text, Credentials credentials)
            throws InvalidTokenException, InvalidProofException, VerificationUnavailableException {
        VerifiedToken token = verify(text);
        if (token.dpopKey() == null) {
            throw new InvalidTokenException("The token is not bound to a key: send it as \"Bearer\".");
        }
        Proof proof = proofs.verify(credentials.dpop(), credentials.method(), credentials.path(), text);
        if (!token.dpopKey().equals(proof.key())) {
            throw new InvalidTokenException("The token is bound to another key than the proof's.");
        }
        use(proof);
        return new Authentication.Known(token.caller(), proof.nonce(), validFor(token));
    }

    private Duration validFor(VerifiedToken token) {
        Duration left = Duration.between(clock.instant(), token.expiresAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void use(Proof proof) throws InvalidProofException, VerificationUnavailableException {
        try {
            proofs.use(proof);
        } catch (RuntimeException e) {
            LOG.warn("the replay cache of DPoP proofs is unavailable: {}", e.toString());
            throw new VerificationUnavailableException(
                    "It cannot be determined at the moment whether the proof was used before; try again.");
        }
    }

    /** Verifies the constant properties of a token once, and the others for every request. */
    private VerifiedToken verify(String text) throws InvalidTokenException, VerificationUnavailableException {
        TokenHash hash = TokenHash.of(text);
        VerifiedToken token = verified.find(hash);
        if (token == null) {
            UnverifiedToken unverified = UnverifiedToken.parse(text);
            token = issuerOf(unverified).verify(unverified);
            verified.put(hash, token);
        }
        if (revocations.isAnyRevoked(token.revocableBy())) {
            throw new InvalidTokenException("The token is revoked.");
        }
        return token;
    }

    private TrustedIssuer issuerOf(UnverifiedToken token) throws InvalidTokenException {
        String url = UnverifiedToken.string(token.claims(), "iss");
        for (TrustedIssuer issuer : issuers) {
            if (issuer.url().equals(url)) {
                return issuer;
            }
        }
        throw new InvalidTokenException("The token's issuer (iss) is not trusted.");
    }

    /** Cancels requests to external issuers. */
    @Override
    public void close() {
        issuers.forEach(issuer -> issuer.keys().close());
    }
}
