/** The typed client of the Chirograph API; {@link dev.chirograph.sdk.ChirographClient} is where to begin. */
@NullMarked
package dev.chirograph.sdk;

import org.jspecify.annotations.NullMarked;
