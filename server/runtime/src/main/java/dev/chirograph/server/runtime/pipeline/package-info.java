/**
 * The processing of a request to an operation: routing, access control, limits, decoding, the response and its
 * problems.
 *
 * <p>{@link dev.chirograph.server.runtime.pipeline.Pipeline} lists the steps in order.
 */
@NullMarked
package dev.chirograph.server.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
