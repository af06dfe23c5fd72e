package dev.chirograph.server.badhouse.items;

/** A half of a cycle with the edge. */
public final class Item {}
