/**
 * What a client may do with a connection before and beside HTTP: how many there are, how long each may take for what, and which bytes are a
 * request at all (RFC 9112). The web server behind it sees only requests that are framed beyond doubt.
 */
@NullMarked
package dev.chirograph.server.edge.connection;

import org.jspecify.annotations.NullMarked;
