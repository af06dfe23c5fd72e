package dev.chirograph.server.badhouse.runtime;

/** May be used by the pipeline, but not by HTTP syntax. */
public final class Operation {}
