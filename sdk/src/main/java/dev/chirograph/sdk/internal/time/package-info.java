/** The clock, the timer and the threads of a client, which tests replace. */
@NullMarked
package dev.chirograph.sdk.internal.time;

import org.jspecify.annotations.NullMarked;
