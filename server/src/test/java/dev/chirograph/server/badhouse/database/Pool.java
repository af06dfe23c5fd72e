package dev.chirograph.server.badhouse.database;

/** Is not for the verification of tokens. */
public final class Pool {}
