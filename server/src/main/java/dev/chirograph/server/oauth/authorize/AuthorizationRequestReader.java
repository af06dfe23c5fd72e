package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.client.Resources;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.oauth.token.IdTokenHints;

/**
 * Reads and validates authorization requests: first the client and its redirect URI, then all other parameters, whose
 * errors are returned to the client. Each rule is a class of this package, named after its parameter. Unknown
 * parameters are ignored (RFC 6749, section 3.1), as are hints for the user interface ({@code display},
 * {@code ui_locales}, {@code claims_locales}, {@code acr_values}).
 *
 * <p>Thread-safe.
 */
final class AuthorizationRequestReader {
    private final Clients clients;
    private final IdTokenHints idTokenHints;
    private final Resources resources;

    /** @param defaultResource the audience of access tokens when a request names no {@code resource}: this API */
    AuthorizationRequestReader(Clients clients, IdTokenHints idTokenHints, String defaultResource) {
        this.clients = clients;
        this.idTokenHints = idTokenHints;
        this.resources = new Resources(defaultResource);
    }

    /**
     * Reads a request that a client has pushed.
     *
     * @throws OauthException if the client or its redirect URI is invalid: no error may be sent to that URI
     * @throws AuthorizationErrorException for every other error
     */
    AuthorizationRequest readPushed(Form form) {
        RedirectTarget redirectTarget = redirectTarget(form);
        try {
            return read(redirectTarget, form);
        } catch (OauthException e) {
            throw new AuthorizationErrorException(redirectTarget, e.error());
        }
    }

    /**
     * Reads a request that was not pushed, which some clients must not send (RFC 9126, section 6).
     *
     * @throws OauthException if the client or its redirect URI is invalid: no error may be sent to that URI
     * @throws AuthorizationErrorException for every other error
     */
    AuthorizationRequest readUnpushed(Form form) {
        AuthorizationRequest request = readPushed(form);
        if (request.client().pushedRequestsRequired()) {
            throw new AuthorizationErrorException(
                    request.redirectTarget(),
                    OAuth2Error.INVALID_REQUEST.setDescription("The client must push its authorization requests."));
        }
        return request;
    }

    /**
     * Identifies the client and its redirect URI. {@code redirect_uri} is required even when only one is registered: OpenID Connect
     * requires it (section 3.1.2.1), and requests that differ in it must not be confused.
     */
    private RedirectTarget redirectTarget(Form form) {
        Client client = clients.find(form.require("client_id"));
        if (client == null || !client.enabled()) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The client is unknown.");
        }
        String redirectUri = form.require("redirect_uri");
        if (!RedirectUris.isRegistered(client, redirectUri)) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The client has not registered the redirect URI.");
        }
        return new RedirectTarget(client, redirectUri, ParameterLimits.state(form));
    }

    private AuthorizationRequest read(RedirectTarget redirectTarget, Form form) {
        Client client = redirectTarget.client();
        RequestObjects.reject(form);
        ParameterLimits.check(form);
        ResponseTypes.check(form);
        if (!client.grants().contains(GrantType.AUTHORIZATION_CODE.getValue())) {
            throw new OauthException(
                    OAuth2Error.UNAUTHORIZED_CLIENT, "The client is not registered for authorization codes.");
        }
        RequestedClaims claims = RequestedClaims.parse(form.get("claims"));
        return new AuthorizationRequest(
                redirectTarget,
                Scopes.chooseOfUser(Scopes.parse(form.get("scope")), client.scopes()),
                Pkce.codeChallenge(form, client),
                DpopKeyBinding.thumbprint(form),
                resources.chosen(form),
                form.get("nonce"),
                claims.json(),
                Prompts.of(form),
                MaxAge.of(form),
                form.get("login_hint"),
                RequestedSubject.of(form, claims, idTokenHints));
    }
}
