package dev.chirograph.server.clients;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the list of clients, which is in order of registration.
 *
 * @param createdAt when the client before this place was registered
 * @param id that client's id, which parts those who were registered in the same microsecond
 */
record ClientPosition(Instant createdAt, String id) {
    /** Before all clients. */
    static final ClientPosition START = new ClientPosition(Instant.EPOCH, "");

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,140}");

    static ClientPosition after(StoredClient client) {
        return new ClientPosition(client.createdAt(), client.client().id());
    }

    /** Reads what {@link #cursor} returned; null when it never did. */
    static @Nullable ClientPosition parse(String cursor) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.capacity() <= Long.BYTES) {
            return null;
        }
        long micros = bytes.getLong();
        String id = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        // No client is older than the epoch, and PostgreSQL has no name for some of the times before it.
        if (micros < 0 || !ID.matcher(id).matches()) {
            return null;
        }
        ClientPosition position = new ClientPosition(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
        return position.cursor().equals(cursor) ? position : null;
    }

    /** Returns the place as callers see it; they are promised no more than that it can be given back. */
    String cursor() {
        byte[] name = id.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                .put(name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
