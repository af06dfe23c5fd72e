/** Clock jumps, and cached values that are reloaded. Depends on no other package of the server. */
@NullMarked
package dev.chirograph.server.time;

import org.jspecify.annotations.NullMarked;
