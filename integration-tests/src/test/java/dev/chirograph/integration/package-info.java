/** Starts the packaged server as a process and drives it through the SDK, as its users do. */
@NullMarked
package dev.chirograph.integration;

import org.jspecify.annotations.NullMarked;
