package dev.chirograph.server.badhouse.items;

import java.sql.Connection;

record SpeaksSql(Connection connection) {}
