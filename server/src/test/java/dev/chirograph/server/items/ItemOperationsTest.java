package dev.chirograph.server.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.chirograph.server.AtOnce;
import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.CreateItemResponse;
import dev.chirograph.server.api.ItemsHandler;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.codec.ItemCodec;
import dev.chirograph.server.api.codec.ItemPatchCodec;
import dev.chirograph.server.api.model.Item;
import dev.chirograph.server.api.model.ItemCreate;
import dev.chirograph.server.api.model.ItemPage;
import dev.chirograph.server.api.model.ItemPatch;
import dev.chirograph.server.api.model.ItemStatus;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.json.InvalidContentException;
import dev.chirograph.server.runtime.json.Json;
import dev.chirograph.server.runtime.json.Violation;
import dev.chirograph.server.runtime.json.Violations;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class ItemOperationsTest {
    private static final String ADA = "8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11";
    private static final String BOB = "client-bob";

    @TempDir
    private Path folder;

    private Database database;
    private ItemsHandler items;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        items = new Items(database, Clock.systemUTC()).handler();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCreatedItemIsAnsweredWithItsPlace() throws Exception {
        CreateItemResponse reply = items.createItem(TestCall.ofUser(Operations.CREATE_ITEM, ADA), lamp().build());

        Item item = reply.body();
        assertEquals(URI.create("/items/" + item.id()), reply.location());
        assertEquals(new BigDecimal("49.90"), item.price());
        assertEquals(ItemStatus.DRAFT, item.status());
        assertEquals(item, get(ADA, item.id()));
    }

    @Test
    void itemOfAnotherOwnerIsAnsweredWith404() throws Exception {
        long id = create().id();

        assertEquals(404, refusal(() -> get(BOB, id)).status());
        assertEquals(404, refusal(() -> patch(BOB, id, "{\"name\":\"Mine\"}")).status());
        assertEquals(
                404,
                refusal(() -> items.deleteItem(TestCall.ofClient(Operations.DELETE_ITEM, BOB), id))
                        .status());
        assertEquals("Reading lamp", get(ADA, id).name());
    }

    @Test
    void aDeletedItemIsNotFound() throws Exception {
        long id = create().id();

        items.deleteItem(TestCall.ofUser(Operations.DELETE_ITEM, ADA), id);

        assertEquals(404, refusal(() -> get(ADA, id)).status());
    }

    @Test
    void patchKeepsOmittedMembersAndNullClears() throws Exception {
        Item created = create();

        Item archived = patch(ADA, created.id(), "{\"status\":\"archived\",\"description\":null,\"price\":7}");

        assertEquals(ItemStatus.ARCHIVED, archived.status());
        assertNull(archived.description());
        assertEquals(new BigDecimal("7.00"), archived.price());
        assertEquals(created.name(), archived.name());
        assertEquals(created.tags(), archived.tags());
        assertEquals(created.attributes(), archived.attributes());
        assertEquals(archived, get(ADA, created.id()));
    }

    @Test
    void attributesAreMergedMemberByMember() throws Exception {
        long id = create().id();

        Item patched = patch(
                ADA,
                id,
                "{\"attributes\":{\"colour\":null,\"watts\":7.50,\"bulb\":{\"socket\":\"E27\",\"spare\":null}}}");
        Item again = patch(ADA, id, "{\"attributes\":{\"bulb\":{\"spare\":true}}}");

        assertEquals(
                "{\"watts\":7.50,\"bulb\":{\"socket\":\"E27\"}}",
                new String(Json.encode(ItemCodec.INSTANCE, patched), StandardCharsets.UTF_8)
                        .replaceAll(".*\"attributes\":(\\{.*}),\"created_at.*", "$1"));
        assertEquals(
                "{\"socket\":\"E27\",\"spare\":true}",
                again.attributes().get("bulb").toString());
    }

    @Test
    void attributesThatGrowBeyondTheirBoundByPatchesAreRefusedAndStayAsTheyWere() throws Exception {
        Map<String, JsonValue> most = new HashMap<>();
        for (int index = 0; index < 50; index++) {
            most.put("a" + index, JsonValue.TRUE);
        }
        long id = items.createItem(
                        TestCall.ofUser(Operations.CREATE_ITEM, ADA),
                        lamp().attributes(most).build())
                .body()
                .id();

        InvalidContentException refusal = assertThrows(
                InvalidContentException.class, () -> patch(ADA, id, "{\"name\":\"x\",\"attributes\":{\"b\":1}}"));

        assertEquals(
                List.of(new Violation("body", "/attributes", "must have at most 50 properties")), refusal.violations());
        assertEquals("Reading lamp", get(ADA, id).name());
        assertEquals(most, get(ADA, id).attributes());
    }

    @Test
    void patchesOfDifferentFieldsAtOnceAllSurvive() throws Exception {
        long id = create().id();
        List<Callable<Item>> patches = new ArrayList<>();
        for (String field : List.of(
                "\"name\":\"Desk lamp\"",
                "\"description\":\"Brass\"",
                "\"price\":1.25",
                "\"status\":\"active\"",
                "\"tags\":[\"brass\"]")) {
            patches.add(() -> patch(ADA, id, "{" + field + "}"));
        }
        for (int index = 0; index < 20; index++) {
            String attribute = "{\"attributes\":{\"a" + index + "\":" + index + "}}";
            patches.add(() -> patch(ADA, id, attribute));
        }

        AtOnce.run(patches);

        Item item = get(ADA, id);
        assertEquals("Desk lamp", item.name());
        assertEquals("Brass", item.description());
        assertEquals(new BigDecimal("1.25"), item.price());
        assertEquals(ItemStatus.ACTIVE, item.status());
        assertEquals(List.of("brass"), item.tags());
        assertEquals(22, item.attributes().size());
    }

    @Test
    void aListHasTheCallersOwnItemsOnly() throws Exception {
        long id = create().id();
        items.createItem(TestCall.ofClient(Operations.CREATE_ITEM, BOB), lamp().build());

        ItemPage page = list(null, 20, null, List.of());

        assertEquals(List.of(id), ids(page));
        assertNull(page.nextCursor());
    }

    @Test
    void pagesFollowUnderTheSameFilter() throws Exception {
        List<Long> lights = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            lights.add(create().id());
            items.createItem(
                    TestCall.ofUser(Operations.CREATE_ITEM, ADA),
                    lamp().tags(List.of("desk")).build());
        }

        ItemPage first = list(null, 2, ItemStatus.DRAFT, List.of("light", "desk"));
        ItemPage second = list(first.nextCursor(), 2, ItemStatus.DRAFT, List.of("light", "desk"));

        assertEquals(lights.subList(0, 2), ids(first));
        assertEquals(lights.subList(2, 3), ids(second));
        assertNull(second.nextCursor());
        assertEquals(List.of(), ids(list(null, 2, ItemStatus.ACTIVE, List.of())));
    }

    @Test
    void invalidCursorIsAnsweredWith422() {
        ProblemException refusal = refusal(() -> list("42", 20, null, List.of()));

        assertEquals(422, refusal.status());
        assertEquals("/cursor", refusal.violations().getFirst().pointer());
        assertEquals("query", refusal.violations().getFirst().in());
    }

    @Test
    void anItemThatIsReadIsLoggedWithItsId() throws Exception {
        long id = create().id();
        Logger logger = (Logger) LoggerFactory.getLogger(ItemOperations.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Level level = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        lines.start();
        try {
            get(ADA, id);
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(level);
        }

        assertEquals(1, lines.list.size());
        ILoggingEvent line = lines.list.getFirst();
        assertEquals(Level.INFO, line.getLevel());
        assertEquals("Item requested: " + id, line.getFormattedMessage());
        assertEquals("item_id", line.getKeyValuePairs().getFirst().key);
        assertEquals(id, line.getKeyValuePairs().getFirst().value);
    }

    private Item create() throws Exception {
        return items.createItem(TestCall.ofUser(Operations.CREATE_ITEM, ADA), lamp().build())
                .body();
    }

    private Item get(String subject, long id) throws Exception {
        return items.getItem(TestCall.ofUser(Operations.GET_ITEM, subject), id);
    }

    /** Patches through the pipeline's validation, which rejects patches that violate the contract. */
    private Item patch(String subject, long id, String json) throws Exception {
        Violations violations = new Violations();
        ItemPatch patch = Json.decode(ItemPatchCodec.INSTANCE, json.getBytes(StandardCharsets.UTF_8), violations);
        assertTrue(violations.isEmpty(), () -> violations.list().toString());
        return items.updateItem(TestCall.ofUser(Operations.UPDATE_ITEM, subject), id, patch);
    }

    private ItemPage list(String cursor, int limit, ItemStatus status, List<String> tags) throws Exception {
        return items.listItems(TestCall.ofUser(Operations.LIST_ITEMS, ADA), cursor, limit, status, tags);
    }

    private static ItemCreate.Builder lamp() {
        return ItemCreate.builder()
                .name("Reading lamp")
                .description("To read by")
                .price(new BigDecimal("49.9"))
                .status(ItemStatus.DRAFT)
                .tags(List.of("light", "desk"))
                .attributes(Map.of(
                        "colour", jakarta.json.Json.createValue("brass"), "watts", jakarta.json.Json.createValue(7)));
    }

    private static List<Long> ids(ItemPage page) {
        return page.items().stream().map(Item::id).toList();
    }

    private static ProblemException refusal(Executable call) {
        return assertThrows(ProblemException.class, call);
    }
}
