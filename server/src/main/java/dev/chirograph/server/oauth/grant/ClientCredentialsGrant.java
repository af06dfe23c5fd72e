package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;

/** RFC 6749, section 4.4: issues an access token to a confidential client that acts for itself. */
final class ClientCredentialsGrant implements Grant {

    @Override
    public GrantType type() {
        return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public GrantResult grant(GrantRequest request) {
        Client client = request.client();
        if (client.isPublic()) {
            throw new OauthException(
                    OAuth2Error.UNAUTHORIZED_CLIENT, "The grant client_credentials is for confidential clients only.");
        }
        // RFC 9068, section 2.2: without a resource owner the subject is the client.
        return new GrantResult(
                client.id(),
                Scopes.choose(request.scopes(), UserScopes.allowedWithoutUser(client)),
                request.resources(),
                null,
                null,
                null);
    }
}
