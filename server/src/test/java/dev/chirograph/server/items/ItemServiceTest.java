package dev.chirograph.server.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.AtOnce;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.users.UserRemovalListener.Cause;
import jakarta.json.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ItemServiceTest {
    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-24T09:30:00.123456789Z");
    private Database database;
    private ItemService items;

    @BeforeEach
    void open() {
        InstantSource clock = () -> now;
        database = Database.open(DatabaseSettings.embedded(folder));
        items = new ItemService(database, new ItemStore(database), clock.withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCreatedItemIsKeptAsGiven() {
        Attributes attributes = Attributes.parse("""
                {"watts": 7.50, "colour": "brass", "nested": {"b": [1, null, "\\u0000"], "a": 12345678901234567890.1}}""");
        ItemRow created = items.create(new NewItem(
                "ada", "Reading lamp", null, new BigDecimal("49.9"), "draft", List.of("light", "desk"), attributes));

        ItemRow kept = items.find("ada", created.id());

        assertEquals(created, kept);
        assertTrue(kept.id() > 0);
        assertEquals(new BigDecimal("49.90"), kept.price());
        assertEquals(List.of("light", "desk"), kept.tags());
        assertEquals(attributes.text(), kept.attributes().text());
        assertNull(kept.description());
        assertEquals(Instant.parse("2026-11-24T09:30:00.123456Z"), kept.createdAt());
    }

    @Test
    void pricesFromNothingToAMillionAreExact() {
        for (String price : List.of("0", "0.01", "1000000", "999999.99")) {
            long id = create("ada", new BigDecimal(price)).id();

            assertEquals(0, items.find("ada", id).price().compareTo(new BigDecimal(price)), price);
            assertEquals(2, items.find("ada", id).price().scale());
        }
    }

    @Test
    void itemOfAnotherOwnerIsNotFound() {
        long id = create("ada").id();

        assertNull(items.find("bob", id));
        assertNull(items.update("bob", id, item -> item));
        assertFalse(items.delete("bob", id));
        assertNotNull(items.find("ada", id));
        assertEquals(List.of(), items.list("bob", ItemFilter.ALL, 0, 10));
    }

    @Test
    void aChangeKeepsWhatItDoesNotTouch() {
        ItemRow created = create("ada", "draft", List.of("light", "desk"));
        now = now.plus(Duration.ofMinutes(1));

        ItemRow changed = items.update(
                "ada",
                created.id(),
                item -> new ItemRow(
                        item.id(),
                        item.owner(),
                        "Desk lamp",
                        "Brass",
                        item.price(),
                        "active",
                        List.of("desk", "brass"),
                        item.attributes(),
                        item.createdAt(),
                        item.updatedAt()));

        assertEquals(changed, items.find("ada", created.id()));
        assertEquals("Desk lamp", changed.name());
        assertEquals(List.of("desk", "brass"), changed.tags());
        assertEquals(created.price(), changed.price());
        assertEquals(created.createdAt(), changed.createdAt());
        assertTrue(changed.updatedAt().isAfter(created.updatedAt()));
    }

    @Test
    void concurrentPatchesAreNotLost() throws Exception {
        long id = create("ada", "draft", List.of("light")).id();
        List<Callable<ItemRow>> patches = new ArrayList<>();
        for (int index = 0; index < 30; index++) {
            Attributes patch = Attributes.of(Map.of("a" + index, Json.createValue(index)));
            patches.add(() -> items.update("ada", id, item -> withAttributes(item, patch)));
        }
        for (int index = 0; index < 10; index++) {
            String tag = "tag" + index;
            patches.add(() -> items.update("ada", id, item -> withTag(item, tag)));
        }

        AtOnce.run(patches);

        ItemRow kept = items.find("ada", id);
        assertEquals(30, kept.attributes().members().size());
        assertEquals(11, kept.tags().size());
        assertEquals("light", kept.tags().getFirst());
    }

    @Test
    void aChangeThatFailsLeavesTheItemAsItWas() {
        ItemRow created = create("ada", "draft", List.of("light"));

        assertThrows(
                IllegalStateException.class,
                () -> items.update("ada", created.id(), item -> {
                    throw new IllegalStateException("no");
                }));

        assertEquals(created, items.find("ada", created.id()));
    }

    @Test
    void aDeletedItemIsGone() {
        long id = create("ada", "draft", List.of("light")).id();

        assertTrue(items.delete("ada", id));
        assertNull(items.find("ada", id));
        assertFalse(items.delete("ada", id));
    }

    @Test
    void deletesAndPatchesAtOnceFindTheItemOrDoNotAndNeverFail() throws Exception {
        for (int round = 0; round < 10; round++) {
            long id = create("ada", "draft", List.of("light", "desk")).id();
            List<Callable<Boolean>> deletes = Collections.nCopies(4, () -> items.delete("ada", id));
            List<Callable<Boolean>> patches = Collections.nCopies(
                    4,
                    () -> items.update(
                                    "ada",
                                    id,
                                    item -> withTag(item, "brass-" + item.tags().size()))
                            == null);
            List<Callable<Boolean>> all = new ArrayList<>(deletes);
            all.addAll(patches);

            List<Boolean> outcomes = AtOnce.run(all);

            assertEquals(
                    1,
                    outcomes.subList(0, 4).stream().filter(deleted -> deleted).count());
            assertNull(items.find("ada", id));
        }
    }

    @Test
    void pagesPutTogetherAreAllItemsInOrderOfCreation() {
        List<Long> created = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            created.add(create("ada").id());
            create("bob");
        }

        List<Long> listed = new ArrayList<>();
        List<ItemRow> page = items.list("ada", ItemFilter.ALL, 0, 2);
        while (!page.isEmpty()) {
            assertTrue(page.size() <= 2);
            page.forEach(item -> listed.add(item.id()));
            page = items.list("ada", ItemFilter.ALL, page.getLast().id(), 2);
        }

        assertEquals(created, listed);
    }

    @Test
    void aListCanBeNarrowedToAStateAndToItemsThatHaveAllTags() {
        ItemRow lamp = create("ada", "active", List.of("light", "desk"));
        ItemRow torch = create("ada", "active", List.of("light"));
        ItemRow candle = create("ada", "draft", List.of("light", "desk", "wax"));
        ItemRow stone = create("ada", "draft", List.of());

        assertEquals(List.of(lamp, torch, candle, stone), list(null));
        assertEquals(List.of(lamp, torch), list("active"));
        assertEquals(List.of(lamp, candle), list(null, "light", "desk"));
        assertEquals(List.of(candle), list("draft", "light", "desk"));
        assertEquals(List.of(), list(null, "light", "stone"));
        assertEquals(List.of(), list("archived"));
    }

    @Test
    void itemsOfADeletedUserAreDeletedAndThoseOfADisabledOneStay() {
        Items door = new Items(database, InstantSource.system().withZone(ZoneOffset.UTC));
        create("ada", "draft", List.of("light"));
        create("bob");

        door.userRemovalListener().userRemoved("bob", Cause.DISABLED);
        door.userRemovalListener().userRemoved("ada", Cause.DELETED);

        assertEquals(List.of(), items.list("ada", ItemFilter.ALL, 0, 10));
        assertEquals(1, items.list("bob", ItemFilter.ALL, 0, 10).size());
    }

    private List<ItemRow> list(String status, String... tags) {
        return items.list("ada", new ItemFilter(status, Set.of(tags)), 0, 10);
    }

    private ItemRow create(String owner) {
        return create(owner, "draft", List.of());
    }

    private ItemRow create(String owner, BigDecimal price) {
        return items.create(new NewItem(owner, "Lamp", null, price, "draft", List.of(), Attributes.NONE));
    }

    private ItemRow create(String owner, String status, List<String> tags) {
        return items.create(new NewItem(owner, "Lamp", "", BigDecimal.ONE, status, tags, Attributes.NONE));
    }

    private static ItemRow withAttributes(ItemRow item, Attributes patch) {
        return new ItemRow(
                item.id(),
                item.owner(),
                item.name(),
                item.description(),
                item.price(),
                item.status(),
                item.tags(),
                item.attributes().merge(patch.members()),
                item.createdAt(),
                item.updatedAt());
    }

    private static ItemRow withTag(ItemRow item, String tag) {
        List<String> tags = new ArrayList<>(item.tags());
        tags.add(tag);
        return new ItemRow(
                item.id(),
                item.owner(),
                item.name(),
                item.description(),
                item.price(),
                item.status(),
                tags,
                item.attributes(),
                item.createdAt(),
                item.updatedAt());
    }
}
