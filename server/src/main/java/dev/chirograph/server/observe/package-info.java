/** Observability: one log line per request, metrics and health. */
@NullMarked
package dev.chirograph.server.observe;

import org.jspecify.annotations.NullMarked;
