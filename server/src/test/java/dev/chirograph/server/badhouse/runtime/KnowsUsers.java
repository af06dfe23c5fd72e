package dev.chirograph.server.badhouse.runtime;

import dev.chirograph.server.badhouse.users.UserDirectory;

record KnowsUsers(UserDirectory users) {}
