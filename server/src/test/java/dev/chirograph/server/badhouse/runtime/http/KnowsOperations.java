package dev.chirograph.server.badhouse.runtime.http;

import dev.chirograph.server.badhouse.runtime.Operation;

record KnowsOperations(Operation operation) {}
