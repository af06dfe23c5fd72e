/** Replay detection for ids that may be used once, such as the {@code jti} of a proof. */
@NullMarked
package dev.chirograph.server.replay;

import org.jspecify.annotations.NullMarked;
