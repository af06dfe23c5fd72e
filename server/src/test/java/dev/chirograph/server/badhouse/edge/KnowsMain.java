package dev.chirograph.server.badhouse.edge;

import dev.chirograph.server.badhouse.Main;

record KnowsMain(Main main) {}
