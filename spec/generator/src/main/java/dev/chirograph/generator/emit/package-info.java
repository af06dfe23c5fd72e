/** What the emitters share: where generated classes go and which Java type stands for which type of a contract. */
@NullMarked
package dev.chirograph.generator.emit;

import org.jspecify.annotations.NullMarked;
