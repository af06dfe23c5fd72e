package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.chirograph.server.oauth.grant.GrantResult;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.runtime.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Words the answers that carry tokens (RFC 6749, section 5.1). */
final class TokenResponses {
    private TokenResponses() {}

    /** Answers with an access token that whoever has it may use (RFC 6750). */
    static Response bearer(String accessToken, Duration lifetime, GrantResult granted, @Nullable String idToken) {
        return tokens(new BearerAccessToken(accessToken, lifetime.toSeconds(), scopeOf(granted)), granted, idToken);
    }

    /** Answers with an access token that is bound to a key (RFC 9449, section 5). */
    static Response bound(String accessToken, Duration lifetime, GrantResult granted, @Nullable String idToken) {
        return tokens(new DPoPAccessToken(accessToken, lifetime.toSeconds(), scopeOf(granted)), granted, idToken);
    }

    private static Response tokens(AccessToken accessToken, GrantResult granted, @Nullable String idToken) {
        RefreshToken refreshToken = granted.refreshToken() == null ? null : new RefreshToken(granted.refreshToken());
        Tokens tokens = idToken == null
                ? new Tokens(accessToken, refreshToken)
                : new OIDCTokens(idToken, accessToken, refreshToken);
        return OauthResponses.json(200, new AccessTokenResponse(tokens).toJSONObject());
    }

    private static Scope scopeOf(GrantResult granted) {
        return Scope.parse(Scopes.join(granted.scopes()));
    }
}
