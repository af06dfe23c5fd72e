/** When to try again, and how often. */
@NullMarked
package dev.chirograph.sdk.internal.retry;

import org.jspecify.annotations.NullMarked;
