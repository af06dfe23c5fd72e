/** What stands in for time and the network where a test must be able to move them. */
@NullMarked
package dev.chirograph.sdk.testing;

import org.jspecify.annotations.NullMarked;
