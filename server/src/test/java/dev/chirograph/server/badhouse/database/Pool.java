package dev.chirograph.server.badhouse.database;

/** Must not be used by the verification of tokens. */
public final class Pool {}
