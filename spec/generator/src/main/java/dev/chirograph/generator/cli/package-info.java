/** The commands of the command line. */
@NullMarked
package dev.chirograph.generator.cli;

import org.jspecify.annotations.NullMarked;
