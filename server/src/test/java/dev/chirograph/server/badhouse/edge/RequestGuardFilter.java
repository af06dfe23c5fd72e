package dev.chirograph.server.badhouse.edge;

import dev.chirograph.server.badhouse.items.Item;
import io.helidon.webserver.http.ServerRequest;

/** Is not for features; it sees requests, as it may, and items, which makes a cycle. */
public record RequestGuardFilter(ServerRequest request, Item item) {}
