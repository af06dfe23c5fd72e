/** Compares a document with its last release and decides whether it may be released. */
@NullMarked
package dev.chirograph.generator.gate;

import org.jspecify.annotations.NullMarked;
