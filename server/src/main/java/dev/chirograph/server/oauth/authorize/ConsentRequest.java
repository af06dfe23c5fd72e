package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.oauth.browser.BrowserSession;
import java.util.Set;

/**
 * A request for a user's consent.
 *
 * @param request the client's request
 * @param storedRequest the same request in its stored form
 * @param session the session of the user
 * @param scopes the requested scopes that the user can grant
 */
record ConsentRequest(
        AuthorizationRequest request,
        StoredAuthorizationRequest storedRequest,
        BrowserSession session,
        Set<String> scopes) {}
