package dev.chirograph.server.clients;

import java.time.Instant;

/** A client, and when it was registered, to the microsecond. */
record StoredClient(Client client, Instant createdAt) {}
