package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.ConnectionLimits;
import java.net.URI;
import java.time.Duration;

/**
 * The addresses, ports and limits of the server.
 *
 * @param bindAddress the address that the HTTPS and the plain listener are bound to; management is always on loopback
 * @param httpsPort the API's port, 0 for any free one
 * @param httpPort the port of the listener that only redirects, 0 for any free one
 * @param managementPort the port for health and metrics, 0 for any free one
 * @param publicUrl the URL of this server for clients; redirects lead there
 * @param maximumBodyBytes the maximum size of a body
 * @param connections the limits and timeouts of connections
 * @param strictTransport the {@code max-age} of {@code Strict-Transport-Security}
 * @param proxies the proxies whose X-Forwarded-For is trusted
 * @param shutdownGrace how long requests in progress may take to end when the server stops
 */
public record EdgeSettings(
        String bindAddress,
        int httpsPort,
        int httpPort,
        int managementPort,
        URI publicUrl,
        long maximumBodyBytes,
        ConnectionLimits connections,
        Duration strictTransport,
        TrustedProxies proxies,
        Duration shutdownGrace) {}
