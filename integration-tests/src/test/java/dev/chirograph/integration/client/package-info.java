/** Generates the client of a third-party document and calls a server with it. */
@NullMarked
package dev.chirograph.integration.client;

import org.jspecify.annotations.NullMarked;
