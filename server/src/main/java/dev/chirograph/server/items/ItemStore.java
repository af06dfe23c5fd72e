package dev.chirograph.server.items;

import static dev.chirograph.server.database.StoredTimes.column;
import static dev.chirograph.server.database.StoredTimes.instant;

import dev.chirograph.server.database.Database;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code items} and {@code item_tags}. Every query requires the owner, so that no caller can omit the check.
 */
final class ItemStore {
    private final Database database;

    ItemStore(Database database) {
        this.database = database;
    }

    @Nullable
    ItemRow find(String owner, long id) {
        // One statement, so that an item and its tags are consistent.
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select items.*,
                            (select array_agg(tag order by position) from item_tags where item_id = items.id) as tags
                        from items
                        where id = :id and owner = :owner
                        """)
                        .bind("id", id)
                        .bind("owner", owner)
                        .map(ItemStore::read)
                        .findOne()
                        .orElse(null));
    }

    /** Finds an item and locks its row until the transaction ends. */
    @Nullable
    ItemRow lock(String owner, long id) {
        // Two statements: one that waits for the lock would read the tags from before the wait.
        boolean locked = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select id from items where id = :id and owner = :owner for update")
                        .bind("id", id)
                        .bind("owner", owner)
                        .mapTo(Long.class)
                        .findOne()
                        .isPresent());
        return locked ? find(owner, id) : null;
    }

    /** Returns an owner's items after a position, the oldest first, up to a maximum number. */
    List<ItemRow> list(String owner, ItemFilter filter, long after, int most) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select items.*,
                            (select array_agg(tag order by position) from item_tags where item_id = items.id) as tags
                        from items
                        where owner = :owner and id > :after
                            and (cast(:status as varchar) is null or status = :status)
                            and :tagCount = (select count(*) from item_tags where item_id = items.id and tag in (<tags>))
                        order by id
                        fetch first :most rows only
                        """)
                        .bind("owner", owner)
                        .bind("after", after)
                        .bind("status", filter.status())
                        .bind("tagCount", filter.tags().size())
                        .bindList(EmptyHandling.NULL_KEYWORD, "tags", List.copyOf(filter.tags()))
                        .bind("most", most)
                        .map(ItemStore::read)
                        .list());
    }

    /** Inserts an item and returns it with its id. Requires an open transaction: its tags are separate rows. */
    ItemRow insert(ItemRow item) {
        return database.jdbi().withHandle(handle -> {
            long id = handle.createUpdate("""
                            insert into items
                                (owner, name, description, price, status, attributes, created_at, updated_at)
                            values
                                (:owner, :name, :description, :price, :status, :attributes, :createdAt, :updatedAt)
                            """)
                    .bindMap(columns(item))
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            insertTags(handle, id, item.tags());
            return item.withId(id);
        });
    }

    /** Updates all mutable columns of an item. Requires the lock of {@link #lock}. */
    void update(ItemRow item) {
        database.jdbi().useHandle(handle -> {
            handle.createUpdate("""
                            update items
                            set name = :name, description = :description, price = :price, status = :status,
                                attributes = :attributes, updated_at = :updatedAt
                            where id = :id
                            """).bindMap(columns(item)).execute();
            handle.createUpdate("delete from item_tags where item_id = :id")
                    .bind("id", item.id())
                    .execute();
            insertTags(handle, item.id(), item.tags());
        });
    }

    /** Deletes an item with its tags; returns false if the owner has none with this id. */
    boolean delete(String owner, long id) {
        return 1
                == database.jdbi()
                        .withHandle(handle -> handle.createUpdate("delete from items where id = :id and owner = :owner")
                                .bind("id", id)
                                .bind("owner", owner)
                                .execute());
    }

    void deleteAllOf(String owner) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("delete from items where owner = :owner")
                        .bind("owner", owner)
                        .execute());
    }

    private static void insertTags(Handle handle, long itemId, List<String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("insert into item_tags (item_id, position, tag) values (:itemId, :position, :tag)");
        for (int position = 0; position < tags.size(); position++) {
            batch.bind("itemId", itemId)
                    .bind("position", position)
                    .bind("tag", tags.get(position))
                    .add();
        }
        batch.execute();
    }

    private static Map<String, @Nullable Object> columns(ItemRow item) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", item.id());
        columns.put("owner", item.owner());
        columns.put("name", item.name());
        columns.put("description", item.description());
        columns.put("price", item.price());
        columns.put("status", item.status());
        columns.put("attributes", item.attributes().text());
        columns.put("createdAt", column(item.createdAt()));
        columns.put("updatedAt", column(item.updatedAt()));
        return columns;
    }

    private static ItemRow read(ResultSet row, StatementContext context) throws SQLException {
        return new ItemRow(
                row.getLong("id"),
                row.getString("owner"),
                row.getString("name"),
                row.getString("description"),
                row.getBigDecimal("price"),
                row.getString("status"),
                strings(row.getArray("tags")),
                Attributes.parse(row.getString("attributes")),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    /** Reads an aggregate, which is null over no rows. */
    private static List<String> strings(@Nullable Array array) throws SQLException {
        if (array == null) {
            return List.of();
        }
        List<String> strings = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            strings.add((String) element);
        }
        return strings;
    }
}
