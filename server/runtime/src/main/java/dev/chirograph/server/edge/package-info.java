/** The HTTP edge: the listeners, and all checks of a request that do not depend on its operation. */
@NullMarked
package dev.chirograph.server.edge;

import org.jspecify.annotations.NullMarked;
