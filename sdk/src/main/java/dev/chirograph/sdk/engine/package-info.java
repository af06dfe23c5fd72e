/**
 * What generated clients stand on. Who generates a client of a document of their own hands the engine of an {@link
 * dev.chirograph.sdk.ApiClient} to its groups; nobody else needs this package.
 */
@NullMarked
package dev.chirograph.sdk.engine;

import org.jspecify.annotations.NullMarked;
