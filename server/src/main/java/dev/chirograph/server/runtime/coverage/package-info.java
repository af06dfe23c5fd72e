/** Finds what requests can carry and the application never reads. For tests. */
@NullMarked
package dev.chirograph.server.runtime.coverage;

import org.jspecify.annotations.NullMarked;
