package dev.chirograph.server.badhouse.users;

import org.jdbi.v3.core.Jdbi;

/** Is not published, and sees SQL, which stores may. */
public record UserStore(Jdbi jdbi) {}
