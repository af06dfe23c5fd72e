package dev.chirograph.server.clients;

import dev.chirograph.server.paging.CreationPosition;
import java.time.Instant;

/** A client and its registration time, to the microsecond. */
record StoredClient(Client client, Instant createdAt) {

    CreationPosition<String> position() {
        return new CreationPosition<>(createdAt, client.id());
    }
}
