package dev.chirograph.server.badhouse.edge;

import dev.chirograph.server.badhouse.items.Item;
import io.helidon.webserver.http.ServerRequest;

/** Must not be used by features; depends on requests, which is allowed, and on items, which makes a cycle. */
public record RequestGuardFilter(ServerRequest request, Item item) {}
