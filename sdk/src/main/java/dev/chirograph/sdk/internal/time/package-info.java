/** The clock and the timer, so that tests can move both. */
@NullMarked
package dev.chirograph.sdk.internal.time;

import org.jspecify.annotations.NullMarked;
