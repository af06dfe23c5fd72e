package dev.chirograph.server.page;

import java.util.List;

/**
 * The page that asks a user for consent to a client's request. Its form goes to {@code POST /consent} with the fields {@code csrf},
 * {@code request} and {@code decision}, which is {@code approve}, {@code deny} or {@code switch-user}.
 *
 * @param clientName the display name of the client
 * @param username the user who is asked
 * @param scopes the names of the requested scopes
 * @param request the id of the authorization request
 * @param csrf the CSRF token of the form
 * @param redirectUri where the browser is sent after the decision
 */
public record ConsentPage(
        String clientName, String username, List<String> scopes, String request, String csrf, String redirectUri) {}
