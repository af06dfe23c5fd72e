/** When and how often calls are retried. */
@NullMarked
package dev.chirograph.sdk.internal.retry;

import org.jspecify.annotations.NullMarked;
