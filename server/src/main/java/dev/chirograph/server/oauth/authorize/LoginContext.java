package dev.chirograph.server.oauth.authorize;

import org.jspecify.annotations.Nullable;

/**
 * What the sign-in page shows of an authorization request.
 *
 * @param clientName the display name of the client
 * @param loginHint the user name that the client expects, null for none
 * @param redirectUri the redirect URI, which the page's content security policy has to allow
 */
public record LoginContext(String clientName, @Nullable String loginHint, String redirectUri) {}
