package dev.chirograph.server.badhouse.runtime;

/** Is for the pipeline, and not for the grammar of HTTP. */
public final class Operation {}
