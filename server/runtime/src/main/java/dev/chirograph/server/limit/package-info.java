/** How often somebody may do something. */
@NullMarked
package dev.chirograph.server.limit;

import org.jspecify.annotations.NullMarked;
