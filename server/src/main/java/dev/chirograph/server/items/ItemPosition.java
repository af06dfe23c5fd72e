package dev.chirograph.server.items;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of items, which is in order of creation.
 *
 * @param id the id of the item before this place
 */
record ItemPosition(long id) {
    /** Before all items. */
    static final ItemPosition START = new ItemPosition(0);

    static ItemPosition after(ItemRow item) {
        return new ItemPosition(item.id());
    }

    /** Reads what {@link #cursor} returned; null when it never did. */
    static @Nullable ItemPosition parse(String cursor) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.capacity() != Long.BYTES) {
            return null;
        }
        ItemPosition position = new ItemPosition(bytes.getLong());
        return position.id > 0 && position.cursor().equals(cursor) ? position : null;
    }

    /** Returns the place as callers see it; they are promised no more than that it can be given back. */
    String cursor() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
