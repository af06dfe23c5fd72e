/** The server's entry point: configuration, wiring and start. */
@NullMarked
package dev.chirograph.server;

import org.jspecify.annotations.NullMarked;
