package dev.chirograph.server.badhouse.items;

/** Is half of a cycle with the edge. */
public final class Item {}
