package dev.chirograph.server.badhouse.runtime.pipeline;

/** Is not for what handlers meet. */
public final class Pipeline {}
