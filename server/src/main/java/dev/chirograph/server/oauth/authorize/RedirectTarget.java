package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.clients.Client;
import org.jspecify.annotations.Nullable;

/**
 * Where the answer to an authorization request goes, refusals too: known to be the client's own.
 *
 * @param client the client, which is enabled
 * @param redirectUri one of those it has registered, but for the port of a loopback literal
 * @param state what the answer repeats, null when there is nothing
 */
record RedirectTarget(
        Client client, String redirectUri, @Nullable String state) {}
