/** The server's certificate and how TLS is spoken with it. */
@NullMarked
package dev.chirograph.server.tls;

import org.jspecify.annotations.NullMarked;
