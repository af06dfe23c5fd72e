/**
 * The contract model: an API as an OpenAPI document describes it, independent of OpenAPI's structure.
 *
 * <p>Every part has the JSON pointer (RFC 6901) of its place in the document.
 */
@NullMarked
package dev.chirograph.generator.contract;

import org.jspecify.annotations.NullMarked;
