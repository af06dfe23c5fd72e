/** Tells when clocks are set. */
@NullMarked
package dev.chirograph.server.time;

import org.jspecify.annotations.NullMarked;
