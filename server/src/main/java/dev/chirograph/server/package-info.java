/** The server put together: what it is told by its environment, what it is made of, and how it starts. */
@NullMarked
package dev.chirograph.server;

import org.jspecify.annotations.NullMarked;
