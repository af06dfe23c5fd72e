/** The typed client of the Chirograph API; start with {@link dev.chirograph.sdk.ChirographClient}. */
@NullMarked
package dev.chirograph.sdk;

import org.jspecify.annotations.NullMarked;
