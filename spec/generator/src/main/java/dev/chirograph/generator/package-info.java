/** The generator of the halves of a contract, and its entry points for builds and the command line. */
@NullMarked
package dev.chirograph.generator;

import org.jspecify.annotations.NullMarked;
