/** The door: listeners, and all that is settled about a request before anybody asks what it wants. */
@NullMarked
package dev.chirograph.server.edge;

import org.jspecify.annotations.NullMarked;
