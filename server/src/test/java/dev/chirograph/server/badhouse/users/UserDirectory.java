package dev.chirograph.server.badhouse.users;

/** Is published. */
public interface UserDirectory {}
