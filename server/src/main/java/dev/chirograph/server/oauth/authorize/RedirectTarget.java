package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Client;
import org.jspecify.annotations.Nullable;

/**
 * The recipient of an authorization response, errors included: a redirect URI that the client has registered.
 *
 * @param client the client, which is enabled
 * @param redirectUri one of its registered redirect URIs; the port of a loopback literal may differ
 * @param state the value that the response repeats, null for none
 */
record RedirectTarget(
        Client client, String redirectUri, @Nullable String state) {}
