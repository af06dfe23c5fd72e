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
import dev.chirograph.server.api.Operations;
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

/** RFC 7523, section 3, and OpenID Connect Core, section 9: client authentication by {@code private_key_jwt}. */
final class ClientAssertions {
    /** FAPI 2.0, section 5.4.1, allows these, but not RS256. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    /** FAPI 2.0, section 5.3.2.1: accepts a clock skew of at least 10 and at most 60 seconds. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** The longest time for which a used assertion is stored. */
    private static final Duration LONGEST_LIFETIME = Duration.ofHours(1);

    private static final int LONGEST_ASSERTION = 8192;

    private static final String BAD_SIGNATURE =
            "The client_assertion must be signed with PS256 or ES256 by a key that the client has registered.";

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

    /** Returns whether a request has an assertion. */
    static boolean isPresent(Form form) {
        return form.get("client_assertion") != null || form.get("client_assertion_type") != null;
    }

    /**
     * Returns the client, and uses up its assertion.
     *
     * @param endpoint the path of the request
     */
    Client authenticate(Form form, String endpoint) {
        PrivateKeyJWT assertion = parse(form);
        Client client = clients.find(assertion.getClientID().getValue());
        if (client == null
                || !client.enabled()
                || client.authenticationMethod() != AuthenticationMethod.PRIVATE_KEY_JWT
                || client.jwks() == null
                || !isSigned(assertion.getClientAssertion(), client.jwks())) {
            throw invalid(BAD_SIGNATURE);
        }
        JWTAuthenticationClaimsSet claims = assertion.getJWTAuthenticationClaimsSet();
        checkAudience(client, assertion.getClientAssertion(), endpoint);
        checkTimes(claims);
        useUp(client, claims);
        return client;
    }

    /** Requires that {@code iss} and {@code sub} are equal, and {@code client_id}, too, if the request has one. */
    private static PrivateKeyJWT parse(Form form) {
        String assertion = form.get("client_assertion");
        if (assertion == null || assertion.length() > LONGEST_ASSERTION) {
            throw invalid(BAD_SIGNATURE);
        }
        try {
            PrivateKeyJWT parsed = PrivateKeyJWT.parse(form.parameters());
            JWTAuthenticationClaimsSet claims = parsed.getJWTAuthenticationClaimsSet();
            if (claims.getIssuer().getValue().equals(claims.getSubject().getValue())) {
                return parsed;
            }
        } catch (ParseException | IllegalArgumentException e) {
            // Without the parser's message, which may quote the request.
        }
        throw invalid(
                "The client_assertion must be a JWT with iss and sub equal to the client_id, and with aud and exp; the"
                        + " client_assertion_type must be urn:ietf:params:oauth:client-assertion-type:jwt-bearer.");
    }

    /** Ignores keys in the header of the assertion. */
    private static boolean isSigned(SignedJWT assertion, String jwks) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // The last is from the update of RFC 7523 (draft-ietf-oauth-rfc7523bis).
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
            throw new IllegalStateException("The JWK set of a client in the database is malformed.", e);
        }
    }

    /**
     * Requires that {@code aud} is this issuer alone, as a string (FAPI 2.0, section 5.3.2.1), so that no other server can replay the
     * assertion. Clients that require neither pushed requests nor DPoP, and so do not follow that profile, may also send the URL of the
     * token endpoint (OpenID Connect Core, section 9) or of the requested endpoint.
     */
    private void checkAudience(Client client, SignedJWT assertion, String endpoint) {
        Object audience = assertion.getPayload().toJSONObject().get("aud");
        boolean right;
        if (client.pushedRequestsRequired() || client.dpopRequired()) {
            right = issuer.equals(audience);
        } else {
            Object only = audience instanceof List<?> list && list.size() == 1 ? list.getFirst() : audience;
            right = only instanceof String
                    && List.of(issuer, issuer + Operations.ISSUE_TOKEN.path(), issuer + endpoint)
                            .contains(only);
        }
        if (!right) {
            throw invalid("The aud of the client_assertion must be " + issuer + " only.");
        }
    }

    private void checkTimes(JWTAuthenticationClaimsSet claims) {
        Instant now = clock.instant();
        Instant end = claims.getExpirationTime().toInstant();
        if (!end.isAfter(now)) {
            throw invalid("The client_assertion has expired; send a new one.");
        }
        if (end.isAfter(now.plus(LONGEST_LIFETIME))) {
            throw invalid("The exp of the client_assertion must be within one hour.");
        }
        if (isAhead(claims.getIssueTime(), now) || isAhead(claims.getNotBeforeTime(), now)) {
            throw invalid("The iat and nbf of the client_assertion must not be in the future; check the clock.");
        }
    }

    private static boolean isAhead(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(SKEW));
    }

    private void useUp(Client client, JWTAuthenticationClaimsSet claims) {
        if (claims.getJWTID() == null) {
            throw invalid("The client_assertion must have a jti.");
        }
        String id = client.id() + "\n" + claims.getJWTID().getValue();
        if (!seenIds.isFirst("client_assertion", id, claims.getExpirationTime().toInstant())) {
            throw invalid("The client_assertion was used before; send a new one for each request.");
        }
    }

    private static OauthException invalid(String description) {
        return new OauthException(OAuth2Error.INVALID_CLIENT, description);
    }
}
