/**
 * The runtime of generated code: the model of an operation, and the pipeline that each request passes.
 *
 * <p>{@link dev.chirograph.server.runtime.pipeline.Pipeline} is the entry point. The other public types are used by
 * generated code, handlers and the dependencies of the pipeline (authentication, rate limits).
 */
@NullMarked
package dev.chirograph.server.runtime;

import org.jspecify.annotations.NullMarked;
