package dev.chirograph.server.badhouse.token;

import dev.chirograph.server.badhouse.database.Pool;

record KnowsTheDatabase(Pool pool) {}
