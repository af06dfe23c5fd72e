package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Client;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A valid authorization request.
 *
 * @param redirectTarget the recipient of the authorization response
 * @param scopes the requested scopes, all of them registered for the client
 * @param codeChallenge the S256 challenge (RFC 7636, section 4.2); null if PKCE is not required and was not used
 * @param dpopKey the thumbprint of the key that the tokens are bound to (RFC 9449, section 10), null for none
 * @param resources the audiences of access tokens (RFC 8707), at least this API
 * @param nonce the value that the ID token repeats, null for none
 * @param claims the parameter {@code claims} in JSON, null for none
 * @param loginHint the user name that the client expects, null for none
 * @param subject the id of the only user the response may be about, null for any
 */
record AuthorizationRequest(
        RedirectTarget redirectTarget,
        Set<String> scopes,
        @Nullable String codeChallenge,
        @Nullable String dpopKey,
        List<String> resources,
        @Nullable String nonce,
        @Nullable String claims,
        Prompts prompts,
        MaxAge maxAge,
        @Nullable String loginHint,
        @Nullable String subject) {

    /** Copies the collections. */
    AuthorizationRequest {
        scopes = Set.copyOf(scopes);
        resources = List.copyOf(resources);
    }

    Client client() {
        return redirectTarget.client();
    }
}
