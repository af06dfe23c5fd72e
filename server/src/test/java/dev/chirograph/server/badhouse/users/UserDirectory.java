package dev.chirograph.server.badhouse.users;

/** Public API. */
public interface UserDirectory {}
