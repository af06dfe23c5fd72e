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
import java.util.Map;
import java.util.UUID;

/** Issues access tokens: JWTs of the profile {@code at+jwt} (RFC 9068). Safe for use by many threads. */
public final class AccessTokens {
    /** The claim that names what a token goes back to. */
    public static final String AUTHORIZATION_ID = "authorization_id";

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final String issuer;
    private final Duration lifetime;
    private final Clock clock;

    /** Signs with the current key, in the name of the issuer. */
    public AccessTokens(SigningKeys keys, String issuer, Duration lifetime, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Returns how long each token is good. */
    public Duration lifetime() {
        return lifetime;
    }

    /** Issues a token. */
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
}
