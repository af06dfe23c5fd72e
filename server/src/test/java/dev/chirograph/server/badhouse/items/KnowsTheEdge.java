package dev.chirograph.server.badhouse.items;

import dev.chirograph.server.badhouse.edge.Guard;

record KnowsTheEdge(Guard guard) {}
