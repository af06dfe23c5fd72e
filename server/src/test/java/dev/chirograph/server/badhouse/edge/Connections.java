package dev.chirograph.server.badhouse.edge;

/** Must not be used by packages below the edge. */
public final class Connections {}
