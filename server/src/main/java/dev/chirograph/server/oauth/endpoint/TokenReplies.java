package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.oauth.grant.Granted;
import dev.chirograph.server.oauth.message.OauthReplies;
import dev.chirograph.server.oauth.message.Scopes;
import java.time.Duration;

/** Words the answers that carry tokens (RFC 6749, section 5.1). */
final class TokenReplies {
    private TokenReplies() {}

    static Reply tokens(String accessToken, Duration lifetime, Granted granted) {
        Scope scope = Scope.parse(Scopes.join(granted.scopes()));
        String refreshToken = granted.refreshToken();
        var tokens = new Tokens(
                new BearerAccessToken(accessToken, lifetime.toSeconds(), scope),
                refreshToken == null ? null : new RefreshToken(refreshToken));
        return OauthReplies.json(200, new AccessTokenResponse(tokens).toJSONObject());
    }
}
