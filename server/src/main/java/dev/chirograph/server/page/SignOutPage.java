package dev.chirograph.server.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks whether to sign out. Its form goes to {@code POST /oauth2/logout} with the field
 * {@code csrf} and those given here.
 *
 * @param username the user who is asked
 * @param clientName the display name of the client that sent the browser, null if it is unknown
 * @param fields the other hidden fields of the form
 * @param csrf the CSRF token of the form
 * @param redirectUri where the browser is sent after the form, null if it stays here
 */
public record SignOutPage(
        String username,
        @Nullable String clientName,
        Map<String, String> fields,
        String csrf,
        @Nullable String redirectUri) {}
