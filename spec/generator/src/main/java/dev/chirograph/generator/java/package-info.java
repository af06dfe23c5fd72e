/** A small writer of Java source: names, imports, indentation, Javadoc. Independent of the contract model. */
@NullMarked
package dev.chirograph.generator.java;

import org.jspecify.annotations.NullMarked;
