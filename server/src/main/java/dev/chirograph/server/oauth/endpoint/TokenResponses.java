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

/** RFC 6749, section 5.1: successful responses of the token endpoint. */
final class TokenResponses {
    private TokenResponses() {}

    /** Returns a response with a bearer token (RFC 6750). */
    static Response bearer(String accessToken, Duration lifetime, GrantResult result, @Nullable String idToken) {
        return tokens(new BearerAccessToken(accessToken, lifetime.toSeconds(), scopeOf(result)), result, idToken);
    }

    /** Returns a response with a DPoP-bound token (RFC 9449, section 5). */
    static Response dpop(String accessToken, Duration lifetime, GrantResult result, @Nullable String idToken) {
        return tokens(new DPoPAccessToken(accessToken, lifetime.toSeconds(), scopeOf(result)), result, idToken);
    }

    private static Response tokens(AccessToken accessToken, GrantResult result, @Nullable String idToken) {
        RefreshToken refreshToken = result.refreshToken() == null ? null : new RefreshToken(result.refreshToken());
        Tokens tokens = idToken == null
                ? new Tokens(accessToken, refreshToken)
                : new OIDCTokens(idToken, accessToken, refreshToken);
        return OauthResponses.json(200, new AccessTokenResponse(tokens).toJSONObject());
    }

    private static Scope scopeOf(GrantResult result) {
        return Scope.parse(Scopes.join(result.scopes()));
    }
}
