/** The server's certificate and TLS settings. */
@NullMarked
package dev.chirograph.server.tls;

import org.jspecify.annotations.NullMarked;
