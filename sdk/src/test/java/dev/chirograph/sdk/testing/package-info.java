/** Fakes of time and network that tests control. */
@NullMarked
package dev.chirograph.sdk.testing;

import org.jspecify.annotations.NullMarked;
