package dev.chirograph.server.badhouse.edge;

/** Is not for what stands below the edge. */
public final class Connections {}
