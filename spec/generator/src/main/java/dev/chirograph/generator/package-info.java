/** Cuts the halves of a contract: the program's face to the build. */
@NullMarked
package dev.chirograph.generator;

import org.jspecify.annotations.NullMarked;
