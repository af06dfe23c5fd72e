/** Hostile clients on raw sockets: what a client of HTTP would never send, and how slowly. */
@NullMarked
package dev.chirograph.integration.attack;

import org.jspecify.annotations.NullMarked;
