/**
 * The runtime below generated code: the model of an operation, and the pipeline that every request to one passes.
 *
 * <p>{@link dev.chirograph.server.runtime.pipeline.Pipeline} is the entry point. The other public types are what generated code, handlers
 * and the parts that the pipeline calls (authentication, rate limits) use.
 */
@NullMarked
package dev.chirograph.server.runtime;

import org.jspecify.annotations.NullMarked;
