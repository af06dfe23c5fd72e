package dev.chirograph.server.badhouse.items;

import dev.chirograph.server.badhouse.edge.RequestGuardFilter;

record KnowsTheEdge(RequestGuardFilter guard) {}
