package dev.chirograph.server.oauth.logout;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.key.IdTokenHint;
import dev.chirograph.server.oauth.key.IdTokenHints;
import dev.chirograph.server.oauth.message.Form;
import dev.chirograph.server.oauth.message.OauthException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for when it sends a browser to sign out (RP-Initiated Logout 1.0, section 2).
 *
 * @param client who asks, null when it is not said
 * @param subject whom the client's ID token is about, null when it sent none
 * @param redirectUri where to send the browser, one of those that the client has registered; null for nowhere
 * @param state what the client wants to hear again, null when nothing
 */
record LogoutRequest(
        @Nullable Client client,
        @Nullable String subject,
        @Nullable String redirectUri,
        @Nullable String state) {

    /**
     * Reads a request.
     *
     * @throws OauthException if the ID token is none of ours, the client is unknown or another one than the ID token was issued to, or the
     *     redirect URI is none of the client's: the browser must not be sent there then (section 3)
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
        return new LogoutRequest(client, hint == null ? null : hint.subject(), redirectUri, form.get("state"));
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
        if (hint != null && !hint.audience().contains(id)) {
            throw invalid("The id_token_hint was issued to another client than client_id names.");
        }
        Client client = clients.find(id);
        if (client == null || !client.enabled()) {
            throw invalid("There is no such client.");
        }
        return client;
    }

    /** Returns what the page that asks the user has to send back; the ID token need not go round again. */
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
