package dev.chirograph.server.badhouse.contract;

import dev.chirograph.server.badhouse.users.UserDirectory;

record KnowsUsers(UserDirectory users) {}
