package dev.chirograph.server.oauth.login;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.token.IdTokenHint;
import dev.chirograph.server.oauth.token.IdTokenHints;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for when it sends a browser to sign out (RP-Initiated Logout 1.0, section 2).
 *
 * @param client who asks, null when it is not said
 * @param sessionId the session that the client's ID token was issued in, null when it sent none, or one that names no session
 * @param redirectUri where to send the browser, one of those that the client has registered; null for nowhere
 * @param state what the client wants to hear again, null when nothing
 */
record LogoutRequest(
        @Nullable Client client,
        @Nullable String sessionId,
        @Nullable String redirectUri,
        @Nullable String state) {

    /**
     * Reads a request.
     *
     * @throws OauthException if the ID token is none of ours, the client is unknown, or the redirect URI is none of the client's: the
     *     browser must not be sent there then (section 3)
     */
    static LogoutRequest read(Form form, Clients clients, IdTokenHints hints) {
        IdTokenHint hint = hintOf(form, hints);
        Client client = clientOf(form, hint, clients);
        String redirectUri = form.get("post_logout_redirect_uri");
        // Compared as text, each character (section 3): what is merely alike is another's.
        if (redirectUri != null
                && (client == null || !client.postLogoutRedirectUris().contains(redirectUri))) {
            throw invalid("The app has not registered the post_logout_redirect_uri.");
        }
        return new LogoutRequest(client, sessionOf(hint, client), redirectUri, form.get("state"));
    }

    private static @Nullable IdTokenHint hintOf(Form form, IdTokenHints hints) {
        String token = form.get("id_token_hint");
        IdTokenHint hint = token == null ? null : hints.read(token);
        if (token != null && hint == null) {
            throw invalid("The id_token_hint is no ID token of this server.");
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
            throw invalid("There is no such client.");
        }
        return client;
    }

    /** An ID token of another client than the one that asks says nothing about this client's session (section 2, {@code client_id}). */
    private static @Nullable String sessionOf(@Nullable IdTokenHint hint, @Nullable Client client) {
        return hint != null && client != null && hint.audience().contains(client.id()) ? hint.sessionId() : null;
    }

    /** Returns what a page or a redirect has to carry on to the next request: all but the ID token, which is evaluated by now. */
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

    /** Returns where to send the browser, with what the client wants to hear again; null for nowhere. */
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
