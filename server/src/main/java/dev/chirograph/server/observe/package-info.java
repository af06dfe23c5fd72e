/** What operators see of the running server: one log line a request, metrics, and whether it is well. */
@NullMarked
package dev.chirograph.server.observe;

import org.jspecify.annotations.NullMarked;
