package dev.chirograph.server.oauth.authorize;

import org.jspecify.annotations.Nullable;

/**
 * The part of an authorization request that the login page shows.
 *
 * @param clientName the display name of the client
 * @param loginHint the user name that the client expects, null for none
 * @param redirectUri the redirect URI, which the page's content security policy has to allow
 */
public record LoginContext(String clientName, @Nullable String loginHint, String redirectUri) {}
