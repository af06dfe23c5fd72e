package dev.chirograph.server.oauth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.grant.GrantResult;
import dev.chirograph.server.oauth.key.SigningKeys;
import dev.chirograph.server.oauth.token.UserClaims.Place;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenID Connect Core, section 2: issues ID tokens. Thread-safe. */
public final class IdTokens {
    /** The {@code acr} of all logins, which are by password (ISO/IEC 29115, level of assurance 1). */
    public static final String ACR = "1";

    /** RFC 8176, section 2. */
    private static final List<String> AMR = List.of("pwd");

    private static final String OPENID = "openid";

    private final SigningKeys keys;
    private final String issuer;
    private final Duration lifetime;
    private final UserDirectory users;
    private final Clock clock;

    /** @param lifetime the time after which each ID token expires */
    public IdTokens(SigningKeys keys, String issuer, Duration lifetime, UserDirectory users, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Returns the signed ID token that accompanies an access token.
     *
     * @return null if the scopes do not include {@code openid}, or there is no user
     */
    public @Nullable String issue(Client client, GrantResult result, String accessToken) {
        Authorization authorization = result.authorization();
        Account account =
                authorization == null || !result.scopes().contains(OPENID) ? null : users.find(result.subject());
        if (authorization == null || account == null) {
            return null;
        }
        JWSAlgorithm algorithm = JWSAlgorithm.parse(client.idTokenAlgorithm());
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(result.subject())
                .audience(client.id())
                .claim("azp", client.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .claim("auth_time", authorization.authenticatedAt().getEpochSecond())
                .claim("nonce", result.nonce())
                // Front-Channel Logout 1.0, section 3. Devices and the password grant have no browser session.
                .claim(
                        "sid",
                        authorization.browserSession() == null
                                ? null
                                : authorization.browserSession().toString())
                .claim("acr", ACR)
                .claim("amr", AMR)
                .claim("at_hash", hash(accessToken, algorithm));
        UserClaims.of(account, requested(client, authorization)).forEach(claims::claim);
        return keys.sign(algorithm, JOSEObjectType.JWT, claims.build());
    }

    /** Section 5.4: with an access token, the claims of scopes are at the userinfo endpoint only. */
    private static Set<String> requested(Client client, Authorization authorization) {
        Set<String> names = new HashSet<>(UserClaims.requestedBy(authorization.claims(), Place.ID_TOKEN));
        names.retainAll(UserClaims.openedBy(client.scopes()));
        return names;
    }

    /** The curve is null: only EdDSA needs it. */
    private static String hash(String accessToken, JWSAlgorithm algorithm) {
        return AccessTokenHash.compute(new BearerAccessToken(accessToken), algorithm, null)
                .getValue();
    }
}
