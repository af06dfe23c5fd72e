/** Code shared by the emitters: packages of generated classes, and the mapping of contract types to Java types. */
@NullMarked
package dev.chirograph.generator.emit;

import org.jspecify.annotations.NullMarked;
