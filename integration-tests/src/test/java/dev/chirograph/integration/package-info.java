/** Starts the packaged server as a process and calls it with the SDK. */
@NullMarked
package dev.chirograph.integration;

import org.jspecify.annotations.NullMarked;
