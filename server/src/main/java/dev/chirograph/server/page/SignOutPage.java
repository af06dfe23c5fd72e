package dev.chirograph.server.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks whether a user wants to be signed out. Its form goes to {@code POST /oauth2/logout} with the field
 * {@code csrf} and those given here.
 *
 * @param username who is asked
 * @param clientName what a person calls the client that sent the browser here, null when it is not known
 * @param fields what else the form carries
 * @param csrf the token of the form
 * @param redirectUri where the browser is sent after the form, null when it stays here
 */
public record SignOutPage(
        String username,
        @Nullable String clientName,
        Map<String, String> fields,
        String csrf,
        @Nullable String redirectUri) {}
