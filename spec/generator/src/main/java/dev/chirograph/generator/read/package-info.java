/**
 * Reads an OpenAPI document, 3.0 or 3.1, into the contract model.
 *
 * <p>What the model cannot say yet is refused with its place, all of it at once, and never left out in silence. The text
 * becomes a tree by swagger-parser, and the tree is read as it is: swagger-parser's own model loses what lies beside a
 * {@code $ref}, schemas that are {@code true}, and defaults that do not fit their types.
 */
@NullMarked
package dev.chirograph.generator.read;

import org.jspecify.annotations.NullMarked;
