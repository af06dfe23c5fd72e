package dev.chirograph.server.badhouse;

/** Is the wiring, which nothing may know. */
public final class Main {}
