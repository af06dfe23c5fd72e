package dev.chirograph.server.oauth.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.replay.ReplayCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies {@code private_key_jwt}: an assertion that the client has signed (RFC 7523, section 3; OpenID Connect Core, section 9). */
final class ClientAssertions {
    /** FAPI 2.0, section 5.4.1, allows these; the padding of RS256 it does not. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    /** FAPI 2.0, section 5.3.2.1: ten seconds ahead are a clock's, more than sixty are not. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** So long an assertion has to be remembered at most, once it was used. */
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final int LONGEST_ASSERTION = 8192;

    private static final String WRONG =
            "The assertion is none of a registered client: it must be signed with PS256 or ES256 by one of the client's keys.";

    private final Clients clients;
    private final ReplayCache seenIds;
    private final String issuer;
    private final Clock clock;

    ClientAssertions(Clients clients, ReplayCache seenIds, String issuer, Clock clock) {
        this.clients = clients;
        this.seenIds = seenIds;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Tells whether a request tries to authenticate so. */
    static boolean arePartOf(Form form) {
        return form.get("client_assertion") != null || form.get("client_assertion_type") != null;
    }

    /**
     * Finds the client by its assertion, which is used up.
     *
     * @param endpoint the path that the request is sent to
     */
    Client authenticate(Form form, String endpoint) {
        PrivateKeyJWT assertion = parse(form);
        Client client = clients.find(assertion.getClientID().getValue());
        if (client == null
                || !client.enabled()
                || client.authenticationMethod() != AuthenticationMethod.PRIVATE_KEY_JWT
                || client.jwks() == null
                || !isSigned(assertion.getClientAssertion(), client.jwks())) {
            throw invalid(WRONG);
        }
        JWTAuthenticationClaimsSet claims = assertion.getJWTAuthenticationClaimsSet();
        checkAudience(client, assertion.getClientAssertion(), endpoint);
        checkTimes(claims);
        useUp(client, claims);
        return client;
    }

    /** Sees to it that {@code iss} and {@code sub} are the same, and {@code client_id}, too, where it is sent. */
    private static PrivateKeyJWT parse(Form form) {
        String assertion = form.get("client_assertion");
        if (assertion == null || assertion.length() > LONGEST_ASSERTION) {
            throw invalid(WRONG);
        }
        try {
            PrivateKeyJWT parsed = PrivateKeyJWT.parse(form.parameters());
            JWTAuthenticationClaimsSet claims = parsed.getJWTAuthenticationClaimsSet();
            if (claims.getIssuer().getValue().equals(claims.getSubject().getValue())) {
                return parsed;
            }
        } catch (ParseException | IllegalArgumentException e) {
            // Not with the parser's words: they may quote what was sent.
        }
        throw invalid(
                "The assertion cannot be read: it must be a JWT of the type jwt-bearer whose iss and sub are the client_id,"
                        + " and which has aud and exp.");
    }

    /** Keys that the assertion brings along are passed over. */
    private static boolean isSigned(SignedJWT assertion, String jwks) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // The last is what RFC 7523 is about to ask for.
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                null, JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt")));
        processor.setJWTClaimsSetVerifier(null);
        try {
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(JWKSet.parse(jwks))));
            processor.process(assertion, null);
            return true;
        } catch (BadJOSEException | JOSEException e) {
            return false;
        } catch (java.text.ParseException e) {
            throw new IllegalStateException("The keys of a client in the database cannot be read.", e);
        }
    }

    /**
     * An assertion must not be of use to another server that it was sent to: it names this issuer, alone and as a text (FAPI 2.0,
     * section 5.3.2.1). Of clients that need not push their requests nor bind their tokens, which is what that profile is known by,
     * the URL of the token endpoint is taken, too (OpenID Connect Core, section 9), or that of the endpoint itself.
     */
    private void checkAudience(Client client, SignedJWT assertion, String endpoint) {
        Object audience = assertion.getPayload().toJSONObject().get("aud");
        boolean right;
        if (client.pushedRequestsRequired() || client.dpopRequired()) {
            right = issuer.equals(audience);
        } else {
            Object only = audience instanceof List<?> list && list.size() == 1 ? list.getFirst() : audience;
            right = only instanceof String
                    && List.of(issuer, issuer + "/oauth2/token", issuer + endpoint)
                            .contains(only);
        }
        if (!right) {
            throw invalid("The assertion's aud must be " + issuer + " alone.");
        }
    }

    private void checkTimes(JWTAuthenticationClaimsSet claims) {
        Instant now = clock.instant();
        Instant end = claims.getExpirationTime().toInstant();
        if (!end.isAfter(now)) {
            throw invalid("The assertion has expired.");
        }
        if (end.isAfter(now.plus(LONGEST_LIFE))) {
            throw invalid("The assertion's exp must be within an hour.");
        }
        if (isAhead(claims.getIssueTime(), now) || isAhead(claims.getNotBeforeTime(), now)) {
            throw invalid("The assertion is not good yet.");
        }
    }

    private static boolean isAhead(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(SKEW));
    }

    private void useUp(Client client, JWTAuthenticationClaimsSet claims) {
        if (claims.getJWTID() == null) {
            throw invalid("The assertion needs a jti.");
        }
        String id = client.id() + "\n" + claims.getJWTID().getValue();
        if (!seenIds.isFirst("client_assertion", id, claims.getExpirationTime().toInstant())) {
            throw invalid("The assertion was used before.");
        }
    }

    private static OauthException invalid(String description) {
        return new OauthException(OAuth2Error.INVALID_CLIENT, description);
    }
}
