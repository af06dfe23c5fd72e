package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.NotFoundException;
import dev.chirograph.sdk.Page;
import dev.chirograph.sdk.UnprocessableContentException;
import dev.chirograph.sdk.api.ListItemsParameters;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import dev.chirograph.sdk.model.ItemPatch;
import dev.chirograph.sdk.model.ItemStatus;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life cycle of items, with the SDK. */
@ExtendWith(SharedServer.class)
final class ItemsIT {
    private ServerProcess server;
    private ChirographClient chirograph;

    @BeforeEach
    void signIn(ServerProcess server) {
        this.server = server;
        chirograph = Clients.newUser(server);
    }

    @AfterEach
    void close() {
        chirograph.close();
    }

    @Test
    void createdItemIsReadBackUnchanged() {
        Map<String, JsonValue> attributes = Map.of(
                "colour", Json.createValue("brass"),
                "watts", Json.createValue(new BigDecimal("7.50")),
                "nested", Json.createObjectBuilder().addNull("nothing").build());

        ApiResponse<Item> created = chirograph
                .items()
                .calls()
                .create(ItemCreate.builder()
                        .name("Leselampe für Ærø 💡")
                        .description("With a shade")
                        .price(new BigDecimal("49.90"))
                        .status(ItemStatus.ACTIVE)
                        .tags(List.of("light", "desk"))
                        .attributes(attributes)
                        .build())
                .executeWithResponse();

        Item item = created.value();
        assertEquals(201, created.status());
        assertEquals("/items/" + item.id(), created.headers().first("Location"));
        assertEquals("Leselampe für Ærø 💡", item.name());
        assertEquals("With a shade", item.description());
        assertEquals(new BigDecimal("49.90"), item.price());
        assertEquals(ItemStatus.ACTIVE, item.status());
        assertEquals(List.of("light", "desk"), item.tags());
        assertEquals(attributes, item.attributes());
        assertEquals(item, chirograph.items().get(item.id()));
    }

    @Test
    void omittedPropertiesGetTheirDefaults() {
        Item item = chirograph.items().create(lamp("Lamp"));

        assertNull(item.description());
        assertEquals(ItemStatus.DRAFT, item.status());
        assertEquals(List.of(), item.tags());
        assertEquals(Map.of(), item.attributes());
    }

    @Test
    void patchChangesOnlyTheGivenProperties() {
        Item lamp = chirograph
                .items()
                .create(lamp("Lamp").toBuilder()
                        .description("Old")
                        .attributes(Map.of("keep", JsonValue.TRUE, "drop", JsonValue.TRUE))
                        .build());

        Item changed = chirograph
                .items()
                .update(
                        lamp.id(),
                        ItemPatch.builder()
                                .description(null)
                                .status(ItemStatus.ARCHIVED)
                                .attributes(Map.of("drop", JsonValue.NULL, "add", Json.createValue(1)))
                                .build());

        assertEquals("Lamp", changed.name());
        assertEquals(lamp.price(), changed.price());
        assertNull(changed.description());
        assertEquals(ItemStatus.ARCHIVED, changed.status());
        assertEquals(Map.of("keep", JsonValue.TRUE, "add", Json.createValue(1)), changed.attributes());
        assertFalse(changed.updatedAt().isBefore(lamp.updatedAt()));
    }

    @Test
    void deletedItemIsNotFound() {
        Item lamp = chirograph.items().create(lamp("Lamp"));

        chirograph.items().delete(lamp.id());

        assertThrows(NotFoundException.class, () -> chirograph.items().get(lamp.id()));
        assertThrows(NotFoundException.class, () -> chirograph.items().delete(lamp.id()));
    }

    @Test
    void itemOfAnotherUserIsNotFoundByEveryOperation() {
        Item mine = chirograph.items().create(lamp("Mine"));

        try (ChirographClient other = Clients.newUser(server)) {
            ItemPatch patch = ItemPatch.builder().name("Yours").build();
            assertThrows(NotFoundException.class, () -> other.items().get(mine.id()));
            assertThrows(NotFoundException.class, () -> other.items().update(mine.id(), patch));
            assertThrows(NotFoundException.class, () -> other.items().delete(mine.id()));
            assertEquals(0, other.items().list().stream().count());
        }

        assertEquals(mine, chirograph.items().get(mine.id()));
    }

    @Test
    void listIsPagedInCreationOrder() {
        List<Long> made = IntStream.rangeClosed(1, 7)
                .mapToObj(number ->
                        chirograph.items().create(lamp("Lamp " + number)).id())
                .toList();

        var pages =
                chirograph.items().list(ListItemsParameters.builder().limit(3).build());

        Page<Item> first = pages.firstPage();
        assertEquals(3, first.items().size());
        assertTrue(first.hasNextPage());
        assertEquals(made, pages.stream().map(Item::id).toList());
    }

    @Test
    void listIsFilteredByStatusAndAllTags() {
        chirograph
                .items()
                .create(lamp("a").toBuilder().tags(List.of("red", "big")).build());
        chirograph.items().create(lamp("b").toBuilder().tags(List.of("red")).build());
        chirograph
                .items()
                .create(lamp("c").toBuilder()
                        .tags(List.of("big", "red"))
                        .status(ItemStatus.ACTIVE)
                        .build());

        assertEquals(List.of("a", "c"), names(ListItemsParameters.builder().tag(List.of("red", "big"))));
        assertEquals(List.of("c"), names(ListItemsParameters.builder().status(ItemStatus.ACTIVE)));
        assertEquals(
                List.of("a"),
                names(ListItemsParameters.builder().status(ItemStatus.DRAFT).tag(List.of("big"))));
    }

    @Test
    void everyViolationIsListedWithItsPointer() {
        ItemCreate broken = ItemCreate.builder()
                .name("")
                .price(new BigDecimal("-1.005"))
                .tags(List.of("UPPER", "twice", "twice"))
                .status(ItemStatus.of("sold"))
                .build();

        var refusal = assertThrows(
                UnprocessableContentException.class, () -> chirograph.items().create(broken));

        assertEquals(
                List.of("/name", "/price", "/price", "/status", "/tags", "/tags/0"),
                refusal.errors().stream().map(error -> error.pointer()).sorted().toList());
        assertTrue(
                refusal.errors().stream().allMatch(error -> error.in().value().equals("body")));
        assertTrue(refusal.getMessage().contains("/price must be at least 0"), refusal.getMessage());
    }

    @Test
    void requestIsLoggedWithItsRequestId() throws InterruptedException {
        Item lamp = chirograph.items().create(lamp("Lamp"));

        ApiResponse<Item> answer = chirograph.items().calls().get(lamp.id()).executeWithResponse();

        String line = server.awaitLog(entry -> entry.contains("\"Item requested: " + lamp.id() + "\""));
        assertTrue(line.contains("\"request_id\":\"" + answer.requestId() + "\""), line);
    }

    private List<String> names(ListItemsParameters.Builder parameters) {
        return chirograph.items().list(parameters.build()).stream()
                .map(Item::name)
                .toList();
    }

    private static ItemCreate lamp(String name) {
        return ItemCreate.builder().name(name).price(new BigDecimal("10.00")).build();
    }
}
