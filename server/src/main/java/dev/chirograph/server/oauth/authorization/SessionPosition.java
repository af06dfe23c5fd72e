package dev.chirograph.server.oauth.authorization;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in the list of a user's sessions, which is in order of creation.
 *
 * @param createdAt when the session before this place was begun
 * @param id that session's id, which parts those that were begun in the same microsecond
 */
record SessionPosition(Instant createdAt, UUID id) {
    /** Before all. */
    static final SessionPosition START = new SessionPosition(Instant.EPOCH, new UUID(0, 0));

    private static final int BYTES = 3 * Long.BYTES;

    /** Reads what {@link #cursor} returned; null when it never did. */
    static @Nullable SessionPosition parse(String cursor) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.capacity() != BYTES) {
            return null;
        }
        long micros = bytes.getLong();
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        // No session is older than the epoch, and PostgreSQL has no name for some of the times before it.
        if (micros < 0) {
            return null;
        }
        SessionPosition position = new SessionPosition(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
        return position.cursor().equals(cursor) ? position : null;
    }

    /** Returns the place as callers see it; they are promised no more than that it can be given back. */
    String cursor() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
