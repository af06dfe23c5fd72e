package dev.chirograph.server.token;

import dev.chirograph.server.contract.Authentication;
import dev.chirograph.server.contract.Authenticator;
import dev.chirograph.server.contract.Caller;
import dev.chirograph.server.contract.Credentials;
import dev.chirograph.server.secret.RandomSecrets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is calling from a bearer token (RFC 6750) that is a JWT of the profile {@code at+jwt} (RFC 9068), issued
 * by this server or by one outside. What a token must say is checked here, strictly; the signature by Helidon's security
 * providers.
 *
 * <p>Safe for many threads. An issuer outside that is down costs its own callers a refusal and nobody else anything.
 */
public final class BearerAuthenticator implements Authenticator, AutoCloseable {
    /** RFC 6750, section 2: what is in an address or a form is kept by browsers and logs, and two tokens are one too many. */
    private static final String TOKEN_ELSEWHERE =
            "An access token is taken from the header Authorization alone, not from the query or a form.";

    private final List<TrustedIssuer> issuers;
    private final VerifiedTokens verified;

    BearerAuthenticator(List<TrustedIssuer> issuers, Clock clock) {
        this.issuers = List.copyOf(issuers);
        this.verified = new VerifiedTokens(clock);
    }

    /**
     * Trusts this server's issuer and, if there is one, an issuer outside.
     *
     * @throws IllegalArgumentException if both have the same URL: whose a token is could not be told
     */
    public static BearerAuthenticator trusting(OwnIssuer own, @Nullable OutsideIssuer outside, Clock clock) {
        List<TrustedIssuer> issuers = new ArrayList<>();
        issuers.add(TrustedIssuer.own(own, new OwnKeys(own.keys(), own.audience()), clock));
        if (outside != null) {
            if (outside.url().toString().equals(own.url())) {
                throw new IllegalArgumentException("The issuer outside must be another one than " + own.url() + ".");
            }
            issuers.add(TrustedIssuer.outside(outside, new OutsideKeys(outside, clock), clock));
        }
        return new BearerAuthenticator(issuers, clock);
    }

    @Override
    public Authentication authenticate(Credentials credentials) {
        if (credentials.tokenElsewhere()) {
            return new Authentication.Refused("invalid_request", TOKEN_ELSEWHERE);
        }
        return switch (BearerHeader.read(credentials.authorization())) {
            case BearerHeader.Content.Nothing nothing -> new Authentication.Missing();
            case BearerHeader.Content.Malformed malformed ->
                new Authentication.Refused("invalid_request", malformed.description());
            case BearerHeader.Content.Token token -> authenticate(token.text());
        };
    }

    private Authentication authenticate(String token) {
        String fingerprint = RandomSecrets.fingerprint(token);
        Caller known = findVerified(fingerprint);
        if (known != null) {
            return new Authentication.Known(known);
        }
        try {
            UnverifiedToken unverified = UnverifiedToken.parse(token);
            TrustedIssuer.Verified fresh = issuerOf(unverified).verify(unverified);
            verified.put(fingerprint, fresh);
            return new Authentication.Known(fresh.caller());
        } catch (InvalidTokenException e) {
            return new Authentication.Refused("invalid_token", e.getMessage());
        }
    }

    private @Nullable Caller findVerified(String fingerprint) {
        for (TrustedIssuer issuer : issuers) {
            Verification current = issuer.keys().current();
            Caller caller = current == null ? null : verified.find(fingerprint, current);
            if (caller != null) {
                return caller;
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
