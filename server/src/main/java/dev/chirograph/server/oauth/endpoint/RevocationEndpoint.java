package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.grant.RefreshTokenInspector;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.OauthResponses;
import dev.chirograph.server.oauth.token.AccessTokenParser;
import dev.chirograph.server.oauth.token.IssuedToken;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.runtime.Response;
import java.util.UUID;

/**
 * Takes tokens back for the clients that have them. With one token of a user's sign-in all of them end, as RFC 7009, section 2.1,
 * lets a server choose: a client that is done with one is done with the sign-in.
 *
 * <p>Safe for use by many threads.
 */
public final class RevocationEndpoint {
    private final ClientAuthenticator clients;
    private final AccessTokenParser accessTokens;
    private final RefreshTokenInspector refreshTokens;
    private final Authorizations authorizations;

    /** Takes access tokens and refresh tokens back. */
    public RevocationEndpoint(
            ClientAuthenticator clients,
            AccessTokenParser accessTokens,
            RefreshTokenInspector refreshTokens,
            Authorizations authorizations) {
        this.clients = clients;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.authorizations = authorizations;
    }

    /**
     * Answers {@code POST /oauth2/revoke}. The {@code token_type_hint} is not needed: the two kinds look different. What is no token,
     * or one no more, is as good as revoked (section 2.2).
     */
    public Response revoke(ProtocolExchange exchange) {
        return OauthResponses.answering(() -> {
            Form form = Form.ofBody(exchange);
            Client client = clients.authenticate(exchange, form);
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
        RefreshTokenInspector.Found refreshToken = refreshTokens.find(token);
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

    /** Section 2.1: the request of another is refused; the word for it is RFC 6749's, section 5.2. */
    private static void requireHolder(String holder, Client client) {
        if (!holder.equals(client.id())) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, "The token was issued to another client.");
        }
    }
}
