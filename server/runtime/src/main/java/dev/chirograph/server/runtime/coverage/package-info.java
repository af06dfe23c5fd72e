/** Finds values that requests can carry but the application never reads. For tests. */
@NullMarked
package dev.chirograph.server.runtime.coverage;

import org.jspecify.annotations.NullMarked;
