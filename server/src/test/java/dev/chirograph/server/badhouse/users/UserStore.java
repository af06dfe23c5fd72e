package dev.chirograph.server.badhouse.users;

import org.jdbi.v3.core.Jdbi;

/** Not public API; uses SQL, as stores may. */
public record UserStore(Jdbi jdbi) {}
