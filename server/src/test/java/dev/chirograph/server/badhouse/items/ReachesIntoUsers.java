package dev.chirograph.server.badhouse.items;

import dev.chirograph.server.badhouse.users.UserStore;

record ReachesIntoUsers(UserStore users) {}
