/**
 * Reads an OpenAPI document into the contract model.
 *
 * <p>Places that are interpreted differently than written become warnings. Places whose meaning is ambiguous or unknown are
 * rejected, all of them at once. Nothing is ignored silently. swagger-parser parses the document into a tree, and the reader uses
 * the tree directly: swagger-parser's own model loses members beside a {@code $ref}, schemas that are {@code true}, and defaults
 * that do not fit their types.
 */
@NullMarked
package dev.chirograph.generator.read;

import org.jspecify.annotations.NullMarked;
