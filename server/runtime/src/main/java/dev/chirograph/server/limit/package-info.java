/** Rate limits in memory. */
@NullMarked
package dev.chirograph.server.limit;

import org.jspecify.annotations.NullMarked;
