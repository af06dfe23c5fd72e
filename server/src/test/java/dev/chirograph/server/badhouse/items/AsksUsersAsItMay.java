package dev.chirograph.server.badhouse.items;

import dev.chirograph.server.badhouse.users.UserDirectory;

record AsksUsersAsItMay(UserDirectory users) {}
