/**
 * Reads an OpenAPI document into the contract model.
 *
 * <p>What is read another way than it is written becomes a warning; what nobody can tell the meaning of is rejected with its
 * place, all of it at once; nothing is left out in silence. The text becomes a tree by swagger-parser, and the tree is read
 * as it is: swagger-parser's own model loses what lies beside a {@code $ref}, schemas that are {@code true}, and defaults
 * that do not fit their types.
 */
@NullMarked
package dev.chirograph.generator.read;

import org.jspecify.annotations.NullMarked;
