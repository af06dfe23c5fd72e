package dev.chirograph.server.badhouse.token;

import dev.chirograph.server.badhouse.users.UserDirectory;

record KnowsAFeature(UserDirectory users) {}
