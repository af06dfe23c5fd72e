package dev.chirograph.server.paging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes positions in a list as cursors and reads them. A cursor is opaque to callers: they only send it back. One position has exactly one
 * cursor.
 *
 * @param <P> the type of positions
 */
public abstract sealed class CursorFormat<P> {
    /** For lists in the order of numeric ids, which are positive. */
    public static final CursorFormat<Long> BY_ID = new ById();

    /** For lists in order of creation whose ids are UUIDs. */
    public static final CursorFormat<CreationPosition<UUID>> BY_CREATION_AND_UUID = new ByCreationAndUuid();

    /** For lists in order of creation whose ids are of 1 to 140 visible ASCII characters. */
    public static final CursorFormat<CreationPosition<String>> BY_CREATION_AND_NAME = new ByCreationAndName();

    private final P start;

    private CursorFormat(P start) {
        this.start = start;
    }

    /** Returns the position before the first entry. */
    public P start() {
        return start;
    }

    /** Returns the cursor of a position. */
    public String write(P position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(position));
    }

    /** Returns the position of a cursor; null if the string is not a result of {@link #write}. */
    public @Nullable P read(String cursor) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            return null;
        }
        P position = position(bytes);
        return position != null && write(position).equals(cursor) ? position : null;
    }

    abstract byte[] bytes(P position);

    abstract @Nullable P position(ByteBuffer bytes);

    private static long micros(CreationPosition<?> position) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, position.createdAt());
    }

    /** No entry is older than the epoch, and PostgreSQL cannot represent some of the times before it. */
    private static <K> @Nullable CreationPosition<K> position(long micros, K id) {
        return micros < 0 ? null : new CreationPosition<>(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
    }

    private static final class ById extends CursorFormat<Long> {
        ById() {
            super(0L);
        }

        @Override
        byte[] bytes(Long position) {
            return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
        }

        @Override
        @Nullable
        Long position(ByteBuffer bytes) {
            if (bytes.remaining() != Long.BYTES) {
                return null;
            }
            long id = bytes.getLong();
            return id > 0 ? id : null;
        }
    }

    private static final class ByCreationAndUuid extends CursorFormat<CreationPosition<UUID>> {
        private static final int BYTES = 3 * Long.BYTES;

        ByCreationAndUuid() {
            super(new CreationPosition<>(Instant.EPOCH, new UUID(0, 0)));
        }

        @Override
        byte[] bytes(CreationPosition<UUID> position) {
            return ByteBuffer.allocate(BYTES)
                    .putLong(micros(position))
                    .putLong(position.id().getMostSignificantBits())
                    .putLong(position.id().getLeastSignificantBits())
                    .array();
        }

        @Override
        @Nullable
        CreationPosition<UUID> position(ByteBuffer bytes) {
            return bytes.remaining() == BYTES
                    ? CursorFormat.position(bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong()))
                    : null;
        }
    }

    private static final class ByCreationAndName extends CursorFormat<CreationPosition<String>> {
        private static final int LONGEST_NAME = 140;

        ByCreationAndName() {
            super(new CreationPosition<>(Instant.EPOCH, ""));
        }

        @Override
        byte[] bytes(CreationPosition<String> position) {
            byte[] name = position.id().getBytes(StandardCharsets.ISO_8859_1);
            return ByteBuffer.allocate(Long.BYTES + name.length)
                    .putLong(micros(position))
                    .put(name)
                    .array();
        }

        @Override
        @Nullable
        CreationPosition<String> position(ByteBuffer bytes) {
            if (bytes.remaining() <= Long.BYTES || bytes.remaining() > Long.BYTES + LONGEST_NAME) {
                return null;
            }
            long micros = bytes.getLong();
            String name = StandardCharsets.ISO_8859_1.decode(bytes).toString();
            return name.chars().allMatch(character -> character > ' ' && character < 0x7F)
                    ? CursorFormat.position(micros, name)
                    : null;
        }
    }
}
