package dev.chirograph.server.items;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item to create; its components are those of {@link ItemRow}. */
record NewItem(
        String owner,
        String name,
        @Nullable String description,
        BigDecimal price,
        String status,
        List<String> tags,
        Attributes attributes) {

    /** Returns the row to insert, which has no id. */
    ItemRow row(Instant now) {
        return new ItemRow(0, owner, name, description, price, status, tags, attributes, now, now);
    }
}
