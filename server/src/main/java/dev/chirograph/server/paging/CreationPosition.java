package dev.chirograph.server.paging;

import java.time.Instant;

/**
 * A position in a list in order of creation: behind the entry with this time and id.
 *
 * @param createdAt when the entry was created, to the microsecond
 * @param id the id of the entry, by which entries of the same microsecond are ordered
 * @param <K> the type of ids
 */
public record CreationPosition<K>(Instant createdAt, K id) {}
