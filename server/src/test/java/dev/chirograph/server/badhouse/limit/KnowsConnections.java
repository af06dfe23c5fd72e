package dev.chirograph.server.badhouse.limit;

import dev.chirograph.server.badhouse.edge.Connections;

record KnowsConnections(Connections connections) {}
