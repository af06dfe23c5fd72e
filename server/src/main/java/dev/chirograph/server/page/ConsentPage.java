package dev.chirograph.server.page;

import java.util.List;

/**
 * The page that asks whether a client may do something for a user. Its form goes to {@code POST /consent} with the fields
 * {@code csrf}, {@code request} and {@code decision}, which is {@code approve} or {@code deny}.
 *
 * @param clientName what a person calls the client
 * @param username who is asked
 * @param scopes what the client asks for, by the names of the scopes
 * @param request the id of the request that it is about
 * @param csrf the token of the form
 * @param redirectUri where the browser is sent after the form
 */
public record ConsentPage(
        String clientName, String username, List<String> scopes, String request, String csrf, String redirectUri) {}
