package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.ConnectionLimits;
import java.net.URI;
import java.time.Duration;

/**
 * The addresses, ports and limits of the server.
 *
 * @param bindAddress the address that the HTTPS and the plain listener are bound to
 * @param httpsPort the API's port, 0 for any free one
 * @param httpPort the port of the listener that only redirects, 0 for any free one
 * @param tlsEndsAtProxy whether the API's port has no TLS and serves trusted proxies only; there is no plain listener then
 * @param management the listener for health and metrics
 * @param publicUrl the URL of this server for clients; redirects lead there
 * @param maximumBodyBytes the maximum size of a body
 * @param connections the limits and timeouts of connections
 * @param strictTransport the {@code max-age} of {@code Strict-Transport-Security}
 * @param proxies the proxies whose word about their clients is trusted
 * @param drain how long the server still serves, and asks clients to go elsewhere, before it stops
 * @param shutdownGrace how long requests in progress may take to end when the server stops
 */
public record EdgeSettings(
        String bindAddress,
        int httpsPort,
        int httpPort,
        boolean tlsEndsAtProxy,
        ManagementSettings management,
        URI publicUrl,
        long maximumBodyBytes,
        ConnectionLimits connections,
        Duration strictTransport,
        TrustedProxies proxies,
        Duration drain,
        Duration shutdownGrace) {}
