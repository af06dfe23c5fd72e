package dev.chirograph.server.badhouse.runtime.pipeline;

/** Must not be used by the API of handlers. */
public final class Pipeline {}
