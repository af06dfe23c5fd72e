/** A small writer of Java source: names, imports, indentation, Javadoc. Knows nothing of contracts. */
@NullMarked
package dev.chirograph.generator.java;

import org.jspecify.annotations.NullMarked;
