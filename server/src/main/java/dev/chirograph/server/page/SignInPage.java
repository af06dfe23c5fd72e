package dev.chirograph.server.page;

import org.jspecify.annotations.Nullable;

/**
 * The page that asks for user name and password. Its form goes to {@code POST /sign-in} with the fields {@code csrf},
 * {@code continue}, {@code username} and {@code password}.
 *
 * @param continueTo where to go on afterwards, a path of this server
 * @param username what to fill in, empty for nothing
 * @param csrf the token of the form
 * @param clientName what a person calls the client that sent the browser here, null when none did
 * @param redirectUri where the browser may be sent after the form, null when it stays here
 * @param error what was wrong with the last try, null when there was none
 */
public record SignInPage(
        String continueTo,
        String username,
        String csrf,
        @Nullable String clientName,
        @Nullable String redirectUri,
        @Nullable String error) {}
