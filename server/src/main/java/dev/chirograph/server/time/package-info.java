/** Clocks that were set, and values that grow old. Knows no other package of the server. */
@NullMarked
package dev.chirograph.server.time;

import org.jspecify.annotations.NullMarked;
