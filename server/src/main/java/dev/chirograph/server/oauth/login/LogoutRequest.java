package dev.chirograph.server.oauth.login;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.token.IdTokenHints;
import dev.chirograph.server.oauth.token.IdTokenHints.IdTokenHint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A logout request (RP-Initiated Logout 1.0, section 2).
 *
 * @param client the client that sent the browser, null if the request names none
 * @param sessionId the session of the ID token hint ({@code sid}), null without a hint, or for one without a session
 * @param redirectUri the registered {@code post_logout_redirect_uri}, null for none
 * @param state the value that the redirect repeats, null for none
 */
record LogoutRequest(
        @Nullable Client client,
        @Nullable String sessionId,
        @Nullable String redirectUri,
        @Nullable String state) {

    /**
     * Reads a request.
     *
     * @throws OauthException if the ID token was not issued here, or the client is unknown or has not registered the
     *     redirect URI: the browser must not be redirected then (section 3)
     */
    static LogoutRequest read(Form form, Clients clients, IdTokenHints hints) {
        IdTokenHint hint = hintOf(form, hints);
        Client client = clientOf(form, hint, clients);
        String redirectUri = form.get("post_logout_redirect_uri");
        // Exact string matching (section 3): an equivalent URI is not registered.
        if (redirectUri != null
                && (client == null || !client.postLogoutRedirectUris().contains(redirectUri))) {
            throw invalid("The client has not registered the post_logout_redirect_uri.");
        }
        return new LogoutRequest(client, sessionOf(hint, client), redirectUri, form.get("state"));
    }

    private static @Nullable IdTokenHint hintOf(Form form, IdTokenHints hints) {
        String token = form.get("id_token_hint");
        IdTokenHint hint = token == null ? null : hints.read(token);
        if (token != null && hint == null) {
            throw invalid("The id_token_hint is not an ID token of this server.");
        }
        return hint;
    }

    private static @Nullable Client clientOf(Form form, @Nullable IdTokenHint hint, Clients clients) {
        String id = form.get("client_id");
        if (id == null && hint != null && hint.audience().size() == 1) {
            id = hint.audience().getFirst();
        }
        if (id == null) {
            return null;
        }
        Client client = clients.find(id);
        if (client == null || !client.enabled()) {
            throw invalid("The client is unknown.");
        }
        return client;
    }

    /** The ID token of another client does not identify a session of this client (section 2, {@code client_id}). */
    private static @Nullable String sessionOf(@Nullable IdTokenHint hint, @Nullable Client client) {
        return hint != null && client != null && hint.audience().contains(client.id()) ? hint.sessionId() : null;
    }

    /** Returns the parameters for the next request: all but the ID token, which has been evaluated. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (client != null) {
            fields.put("client_id", client.id());
        }
        if (redirectUri != null) {
            fields.put("post_logout_redirect_uri", redirectUri);
        }
        if (state != null) {
            fields.put("state", state);
        }
        return fields;
    }

    /** Returns the redirect URI with the state; null for none. */
    @Nullable
    String location() {
        if (redirectUri == null || state == null) {
            return redirectUri;
        }
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + "state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    private static OauthException invalid(String description) {
        return new OauthException(OAuth2Error.INVALID_REQUEST, description);
    }
}
