/** Generates the client half: the groups of operations, as values and as calls, and the classes of their parameters. */
@NullMarked
package dev.chirograph.generator.emit.client;

import org.jspecify.annotations.NullMarked;
