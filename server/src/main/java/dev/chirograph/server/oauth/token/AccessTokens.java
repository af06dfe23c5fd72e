package dev.chirograph.server.oauth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.chirograph.server.oauth.key.SigningKeys;
import dev.chirograph.server.oauth.protocol.Scopes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** RFC 9068: issues access tokens, which are JWTs of the type {@code at+jwt}. Thread-safe. */
public final class AccessTokens {
    /** The claim with the id of the token's authorization. */
    public static final String AUTHORIZATION_ID = "authorization_id";

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final String issuer;
    private final Duration lifetime;
    private final Clock clock;

    /** @param lifetime the time after which each token expires */
    public AccessTokens(SigningKeys keys, String issuer, Duration lifetime, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Returns the lifetime of each token. */
    public Duration lifetime() {
        return lifetime;
    }

    /** Returns a signed token. */
    public String issue(AccessToken token) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(token.subject())
                .audience(token.audience())
                .claim("client_id", token.clientId())
                .claim("scope", Scopes.join(token.scopes()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString());
        if (token.authorizationId() != null) {
            claims.claim(AUTHORIZATION_ID, token.authorizationId().toString());
        }
        if (token.dpopKey() != null) {
            claims.claim("cnf", Map.of("jkt", token.dpopKey()));
        }
        return keys.sign(JWSAlgorithm.ES256, TYPE, claims.build());
    }

    /**
     * The content of an access token (RFC 9068, section 2.2).
     *
     * @param subject the {@code sub}: the user's id, or the client's without a user
     * @param clientId the client that it is issued to
     * @param scopes its scopes
     * @param audience the {@code aud}, at least one resource
     * @param authorizationId the user's authorization, null if the client acts for itself
     * @param dpopKey the thumbprint of the key that it is bound to (RFC 9449, section 6.1), null for a bearer token
     */
    public record AccessToken(
            String subject,
            String clientId,
            Set<String> scopes,
            List<String> audience,
            @Nullable UUID authorizationId,
            @Nullable String dpopKey) {}
}
