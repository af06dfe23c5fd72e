/** Cuts a client of a document that is not ours, and calls a server with it. */
@NullMarked
package dev.chirograph.integration.client;

import org.jspecify.annotations.NullMarked;
