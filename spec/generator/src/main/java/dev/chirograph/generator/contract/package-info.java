/**
 * The contract model: what an OpenAPI document says about an API, free of OpenAPI's own shapes.
 *
 * <p>Every part carries the JSON pointer (RFC 6901) of the place in the document that it was read from.
 */
@NullMarked
package dev.chirograph.generator.contract;

import org.jspecify.annotations.NullMarked;
