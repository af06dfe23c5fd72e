/**
 * Connections below HTTP: their number, the timeouts of clients, and strict parsing of requests (RFC 9112). The web
 * server behind it receives only requests with unambiguous framing.
 */
@NullMarked
package dev.chirograph.server.edge.connection;

import org.jspecify.annotations.NullMarked;
