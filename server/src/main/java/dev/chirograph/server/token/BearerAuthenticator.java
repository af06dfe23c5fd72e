package dev.chirograph.server.token;

import dev.chirograph.server.dpop.InvalidProofException;
import dev.chirograph.server.dpop.Proof;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Authenticator;
import dev.chirograph.server.runtime.ChallengeSettings;
import dev.chirograph.server.runtime.Credentials;
import dev.chirograph.server.secret.RandomSecrets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who is calling from an access token that is a JWT of the profile {@code at+jwt} (RFC 9068), issued by this server
 * or by one outside. It comes alone (RFC 6750), or with a proof if it is bound to a key (RFC 9449). What a token must say is
 * checked here, strictly; the signature by Helidon's security providers.
 *
 * <p>Safe for many threads. An issuer outside that is down costs its own callers a refusal and nobody else anything.
 */
public final class BearerAuthenticator implements Authenticator, AutoCloseable {
    /** RFC 6750, section 2: what is in an address or a form is kept by browsers and logs, and two tokens are one too many. */
    private static final String TOKEN_ELSEWHERE =
            "An access token is taken from the header Authorization alone, not from the query or a form.";

    private static final String METADATA_PATH = "/.well-known/oauth-protected-resource";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(BearerAuthenticator.class);

    private final List<TrustedIssuer> issuers;
    private final Proofs proofs;
    private final Revocations revocations;
    private final ChallengeSettings protection;
    private final VerifiedTokens verified;
    private final Clock clock;

    /** @param resource this API, which challenges lead to the metadata of */
    BearerAuthenticator(
            String resource, List<TrustedIssuer> issuers, Proofs proofs, Revocations revocations, Clock clock) {
        this.issuers = List.copyOf(issuers);
        this.proofs = proofs;
        this.revocations = revocations;
        this.protection = new ChallengeSettings(resource + METADATA_PATH, Proofs.ALGORITHMS);
        this.verified = new VerifiedTokens(clock);
        this.clock = clock;
    }

    /**
     * Trusts this server's issuer and issuers outside.
     *
     * @param proofs verifies that callers have the keys that their tokens are bound to
     * @param revocations knows which tokens of this server's issuer were taken back
     * @param clock tells what time it is
     * @param counted counts time, whatever is done to the other clock: for how long and how often keys are fetched
     * @throws IllegalArgumentException if two have the same URL: whose a token is could not be told
     */
    public static BearerAuthenticator trusting(
            LocalIssuer own,
            List<ExternalIssuer> outside,
            Proofs proofs,
            Revocations revocations,
            Clock clock,
            Clock counted) {
        List<TrustedIssuer> issuers = new ArrayList<>();
        issuers.add(TrustedIssuer.own(own, new LocalJwks(own.keys(), own.audience()), clock));
        for (ExternalIssuer issuer : outside) {
            issuers.add(TrustedIssuer.outside(issuer, ExternalJwks.of(issuer, counted), clock));
        }
        if (issuers.stream().map(TrustedIssuer::url).distinct().count() < issuers.size()) {
            throw new IllegalArgumentException("Two issuers have the same URL.");
        }
        return new BearerAuthenticator(own.audience(), issuers, proofs, revocations, clock);
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

    private Authentication byTokenAlone(String token) throws InvalidTokenException, VerificationUnavailableException {
        TrustedIssuer.Verified good = verify(token);
        if (good.dpopKey() != null) {
            // RFC 9449, section 7.2: else who steals it could use it.
            throw new InvalidTokenException("The token is bound to a key: send it as \"DPoP\", with a proof.");
        }
        return new Authentication.Known(good.caller(), null, validFor(good));
    }

    private Authentication byProof(String token, Credentials credentials)
            throws InvalidTokenException, InvalidProofException, VerificationUnavailableException {
        TrustedIssuer.Verified good = verify(token);
        if (good.dpopKey() == null) {
            throw new InvalidTokenException("The token is bound to no key: send it as \"Bearer\".");
        }
        Proof proof = proofs.verify(credentials.dpop(), credentials.method(), credentials.path(), token);
        if (!good.dpopKey().equals(proof.key())) {
            throw new InvalidTokenException("The token is bound to another key than the proof's.");
        }
        use(proof);
        return new Authentication.Known(good.caller(), proof.nonce(), validFor(good));
    }

    private Duration validFor(TrustedIssuer.Verified good) {
        Duration left = Duration.between(clock.instant(), good.expiresAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void use(Proof proof) throws InvalidProofException, VerificationUnavailableException {
        try {
            proofs.use(proof);
        } catch (RuntimeException e) {
            LOG.warn("proofs cannot be used up: {}", e.toString());
            throw new VerificationUnavailableException(
                    "It cannot be found out at this moment whether the proof was used before.");
        }
    }

    /** Verifies what has to be verified once, and looks at what may change. */
    private TrustedIssuer.Verified verify(String token) throws InvalidTokenException, VerificationUnavailableException {
        String fingerprint = RandomSecrets.fingerprint(token);
        TrustedIssuer.Verified good = findVerified(fingerprint);
        if (good == null) {
            UnverifiedToken unverified = UnverifiedToken.parse(token);
            good = issuerOf(unverified).verify(unverified);
            verified.put(fingerprint, good);
        }
        if (revocations.hasAny(good.revocableBy())) {
            throw new InvalidTokenException("The token was taken back.");
        }
        return good;
    }

    private TrustedIssuer.@Nullable Verified findVerified(String fingerprint) {
        for (TrustedIssuer issuer : issuers) {
            SignatureVerifier current = issuer.keys().current();
            TrustedIssuer.Verified good = current == null ? null : verified.find(fingerprint, current);
            if (good != null) {
                return good;
            }
        }
        return null;
    }

    private TrustedIssuer issuerOf(UnverifiedToken token) throws InvalidTokenException {
        String url = UnverifiedToken.string(token.claims(), "iss");
        for (TrustedIssuer issuer : issuers) {
            if (issuer.url().equals(url)) {
                return issuer;
            }
        }
        throw new InvalidTokenException("The token's issuer (iss) is not trusted here.");
    }

    /** Ends what is under way to the issuer outside. */
    @Override
    public void close() {
        issuers.forEach(issuer -> issuer.keys().close());
    }
}
