package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.token.AccessTokenParser;
import dev.chirograph.server.oauth.token.AccessTokenParser.IssuedToken;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.util.UUID;

/**
 * RFC 7009: the revocation endpoint. Revoking any token of a user's authorization revokes the authorization with all
 * its tokens, as section 2.1 permits; the access token of a client that acts for itself is revoked alone.
 *
 * <p>Thread-safe.
 */
final class RevocationEndpoint {
    private final ClientAuthenticator authenticator;
    private final AccessTokenParser accessTokens;
    private final RefreshTokens refreshTokens;
    private final Authorizations authorizations;

    RevocationEndpoint(
            ClientAuthenticator authenticator,
            AccessTokenParser accessTokens,
            RefreshTokens refreshTokens,
            Authorizations authorizations) {
        this.authenticator = authenticator;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.authorizations = authorizations;
    }

    /**
     * Serves {@code POST /oauth2/revoke}. Ignores {@code token_type_hint}: access and refresh tokens look different. An invalid token
     * gets the same response as a revoked one (section 2.2).
     */
    Response revoke(ProtocolExchange exchange) {
        return OauthResponses.answering(() -> {
            Form form = Form.ofBody(exchange);
            Client client = authenticator.authenticate(exchange, form);
            revoke(form.require("token"), client);
            return OauthResponses.noStore(Response.empty(200));
        });
    }

    private void revoke(String token, Client client) {
        IssuedToken accessToken = accessTokens.read(token);
        if (accessToken != null) {
            requireHolder(accessToken.content().clientId(), client);
            revoke(accessToken);
            return;
        }
        RefreshTokens.Inspected refreshToken = refreshTokens.inspect(token);
        if (refreshToken != null) {
            requireHolder(refreshToken.authorization().clientId(), client);
            authorizations.revoke(refreshToken.authorization().id());
        }
    }

    private void revoke(IssuedToken accessToken) {
        UUID authorization = accessToken.content().authorizationId();
        if (authorization == null) {
            authorizations.revokeAccessToken(accessToken.id(), accessToken.issuedAt());
        } else {
            authorizations.revoke(authorization);
        }
    }

    /** Section 2.1: only the client that a token was issued to can revoke it. The error code is from RFC 6749, section 5.2. */
    private static void requireHolder(String holder, Client client) {
        if (!holder.equals(client.id())) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, "The token was issued to another client.");
        }
    }
}
