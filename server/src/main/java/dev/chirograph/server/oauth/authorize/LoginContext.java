package dev.chirograph.server.oauth.authorize;

import org.jspecify.annotations.Nullable;

/**
 * What an authorization request says to the sign-in page.
 *
 * @param clientName what a person calls the client
 * @param username the user name that the client expects ({@code login_hint}), null when it expects none
 * @param redirectUri where the browser may be sent after the form, which the page's content security policy has to allow
 */
public record LoginContext(String clientName, @Nullable String username, String redirectUri) {}
