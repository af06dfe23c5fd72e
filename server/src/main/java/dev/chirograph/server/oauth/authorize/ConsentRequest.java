package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.oauth.browser.BrowserSession;
import java.util.Set;

/**
 * What a user is asked to agree to.
 *
 * @param request what the client asks for
 * @param pending the same on its way
 * @param session who is asked
 * @param scopes what of it the user can give
 */
record ConsentRequest(
        AuthorizationRequest request, StoredAuthorizationRequest pending, BrowserSession session, Set<String> scopes) {}
