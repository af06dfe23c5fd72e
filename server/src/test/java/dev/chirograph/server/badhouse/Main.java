package dev.chirograph.server.badhouse;

/** The wiring, on which nothing may depend. */
public final class Main {}
