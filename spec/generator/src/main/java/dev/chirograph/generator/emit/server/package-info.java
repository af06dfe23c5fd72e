/** Generates the server half: the table of operations, the handler interfaces, and the routes that call them. */
@NullMarked
package dev.chirograph.generator.emit.server;

import org.jspecify.annotations.NullMarked;
