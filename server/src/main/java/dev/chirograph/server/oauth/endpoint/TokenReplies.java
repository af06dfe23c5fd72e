package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.oauth.grant.Granted;
import dev.chirograph.server.oauth.grant.Scopes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.minidev.json.JSONObject;

/** Words the answers of the token endpoint (RFC 6749, section 5). No cache may keep any of them. */
final class TokenReplies {
    /** RFC 9110, section 11.6.1: every 401 says how to do better. */
    private static final String CHALLENGE = "Basic realm=\"chirograph\", charset=\"UTF-8\"";

    private TokenReplies() {}

    static Reply tokens(String accessToken, Duration lifetime, Granted granted) {
        Scope scope = Scope.parse(Scopes.join(granted.scopes()));
        String refreshToken = granted.refreshToken();
        var tokens = new Tokens(
                new BearerAccessToken(accessToken, lifetime.toSeconds(), scope),
                refreshToken == null ? null : new RefreshToken(refreshToken));
        return reply(200, new AccessTokenResponse(tokens).toJSONObject());
    }

    static Reply refusal(ErrorObject error) {
        int status = error.getCode().equals(OAuth2Error.INVALID_CLIENT_CODE) ? 401 : 400;
        return reply(status, new TokenErrorResponse(error).toJSONObject())
                .header("WWW-Authenticate", status == 401 ? CHALLENGE : null);
    }

    /** The section has no word for it; this one is of section 4.1.2.1. */
    static Reply busy(Duration retryAfter) {
        var error = new ErrorObject(
                OAuth2Error.TEMPORARILY_UNAVAILABLE_CODE,
                "Too many secrets are being checked at this moment; try again.");
        return reply(503, new TokenErrorResponse(error).toJSONObject())
                .header("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    private static Reply reply(int status, JSONObject content) {
        return Reply.of(status, "application/json", content.toJSONString().getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "no-store")
                .header("Pragma", "no-cache");
    }
}
