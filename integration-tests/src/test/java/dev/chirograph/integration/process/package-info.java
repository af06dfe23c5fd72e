/** The packaged server as a process of its own. */
@NullMarked
package dev.chirograph.integration.process;

import org.jspecify.annotations.NullMarked;
