package dev.chirograph.server.page;

import org.jspecify.annotations.Nullable;

/**
 * The page that asks for user name and password. Its form goes to {@code POST /sign-in} with the fields {@code csrf},
 * {@code continue}, {@code username} and {@code password}.
 *
 * @param continueTo the path of this server to continue to
 * @param username the user name to fill in, empty for none
 * @param csrf the CSRF token of the form
 * @param clientName the display name of the client that sent the browser, null for none
 * @param redirectUri where the browser may be sent after the form, null if it stays here
 * @param error what was wrong with the last attempt, null for none
 */
public record SignInPage(
        String continueTo,
        String username,
        String csrf,
        @Nullable String clientName,
        @Nullable String redirectUri,
        @Nullable String error) {}
