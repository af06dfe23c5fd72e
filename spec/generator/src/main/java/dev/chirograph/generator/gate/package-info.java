/** Holds a document against its last release. */
@NullMarked
package dev.chirograph.generator.gate;

import org.jspecify.annotations.NullMarked;
