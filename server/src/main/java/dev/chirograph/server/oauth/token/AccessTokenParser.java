package dev.chirograph.server.oauth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.oauth.token.AccessTokens.AccessToken;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9068: verifies and parses access tokens that {@link AccessTokens} has issued, for introspection and revocation. Does not check whether
 * they were revoked.
 *
 * <p>Thread-safe.
 */
public final class AccessTokenParser {
    /**
     * An access token that was issued here.
     *
     * @param id its {@code jti}
     * @param issuedAt its {@code iat}
     * @param expiresAt its {@code exp}
     */
    public record IssuedToken(String id, AccessToken content, Instant issuedAt, Instant expiresAt) {}

    private static final int LONGEST_TOKEN = 8192;
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final Supplier<String> publicKeys;
    private final String issuer;
    private final Clock clock;

    /**
     * Parses the tokens of an issuer.
     *
     * @param publicKeys supplies the current JWK set in JSON
     */
    public AccessTokenParser(Supplier<String> publicKeys, String issuer, Clock clock) {
        this.publicKeys = publicKeys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Returns the content of a token; null if it was not issued here, or has expired. */
    public @Nullable IssuedToken read(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return null;
        }
        try {
            JWTClaimsSet claims = processor().process(SignedJWT.parse(token), null);
            IssuedToken issued = issuer.equals(claims.getIssuer()) ? read(claims) : null;
            return issued != null && issued.expiresAt().isAfter(clock.instant()) ? issued : null;
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Reads the claims of {@link AccessTokens}: this server has signed them. */
    private static IssuedToken read(JWTClaimsSet claims) throws ParseException {
        String authorizationId = claims.getStringClaim(AccessTokens.AUTHORIZATION_ID);
        Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
        return new IssuedToken(
                claims.getJWTID(),
                new AccessToken(
                        claims.getSubject(),
                        claims.getStringClaim("client_id"),
                        Scopes.split(claims.getStringClaim("scope")),
                        claims.getAudience(),
                        authorizationId == null ? null : UUID.fromString(authorizationId),
                        confirmation == null ? null : (String) confirmation.get("jkt")),
                claims.getIssueTime().toInstant(),
                claims.getExpirationTime().toInstant());
    }

    private DefaultJWTProcessor<SecurityContext> processor() throws ParseException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, new ImmutableJWKSet<>(JWKSet.parse(publicKeys.get()))));
        // Nimbus would use the system clock.
        processor.setJWTClaimsSetVerifier(null);
        return processor;
    }
}
