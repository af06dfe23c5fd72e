package dev.chirograph.server.items;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code items} with its rows of {@code item_tags}.
 *
 * @param id given by the database; zero before the first insert
 * @param owner the subject that created the item: a user's id or a client's
 * @param description null if there is none
 * @param price exact to the cent: its scale is two
 * @param status the name of a state
 * @param tags in the order given, none twice
 * @param attributes what the owner keeps there
 * @param createdAt to the microsecond
 * @param updatedAt to the microsecond
 */
record ItemRow(
        long id,
        String owner,
        String name,
        @Nullable String description,
        BigDecimal price,
        String status,
        List<String> tags,
        Attributes attributes,
        Instant createdAt,
        Instant updatedAt) {
    private static final int CENTS = 2;

    /**
     * Copies the tags and brings the price to its scale.
     *
     * @throws ArithmeticException if the price is not exact to the cent
     */
    ItemRow {
        price = price.setScale(CENTS);
        tags = List.copyOf(tags);
    }

    ItemRow withId(long newId) {
        return new ItemRow(newId, owner, name, description, price, status, tags, attributes, createdAt, updatedAt);
    }

    ItemRow withUpdatedAt(Instant newUpdatedAt) {
        return new ItemRow(id, owner, name, description, price, status, tags, attributes, createdAt, newUpdatedAt);
    }
}
