/** Streams of server-sent events. */
@NullMarked
package dev.chirograph.sdk.internal.events;

import org.jspecify.annotations.NullMarked;
