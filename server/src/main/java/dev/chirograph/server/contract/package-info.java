/**
 * The runtime under the generated code: what an operation is, and the one way that each request to one goes.
 *
 * <p>{@link dev.chirograph.server.contract.Pipeline} is the door; everything else that is public is what generated code,
 * handlers and the parts that the pipeline asks (who calls, how often) meet it with.
 */
@NullMarked
package dev.chirograph.server.contract;

import org.jspecify.annotations.NullMarked;
