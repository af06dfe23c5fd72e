/**
 * The runtime of generated clients. To use the generated client of another document, pass the engine of an {@link
 * dev.chirograph.sdk.ApiClient} to its groups; applications need nothing else of this package.
 */
@NullMarked
package dev.chirograph.sdk.engine;

import org.jspecify.annotations.NullMarked;
