package dev.chirograph.server.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.ItemsHandler;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.codec.ItemCreateCodec;
import dev.chirograph.server.api.model.Item;
import dev.chirograph.server.api.model.ItemCreate;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseSettings;
import dev.chirograph.server.runtime.json.Json;
import dev.chirograph.server.runtime.json.MalformedJsonException;
import dev.chirograph.server.runtime.json.Violation;
import dev.chirograph.server.runtime.json.Violations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database can store every string that the contract accepts. */
final class ItemTextsTest {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/name        | {\"name\":\"a\\u0000b\",\"price\":1}",
                "/name        | {\"name\":\"a\\nb\",\"price\":1}",
                "/name        | {\"name\":\"\",\"price\":1}",
                "/description | {\"name\":\"a\",\"price\":1,\"description\":\"\\u0000\"}",
                "/price       | {\"name\":\"a\",\"price\":0.001}",
                "/price       | {\"name\":\"a\",\"price\":-0.01}",
                "/price       | {\"name\":\"a\",\"price\":1000000.01}",
                "/price       | {\"name\":\"a\",\"price\":1e400}",
                "/price       | {\"name\":\"a\",\"price\":1e-400}",
                "/price       | {\"name\":\"a\",\"price\":1e999999999}",
                "/status      | {\"name\":\"a\",\"price\":1,\"status\":\"sold\"}",
                "/tags/0      | {\"name\":\"a\",\"price\":1,\"tags\":[\"\\u0000\"]}",
                "/tags        | {\"name\":\"a\",\"price\":1,\"tags\":[\"a\",\"a\"]}",
            })
    void violatedConstraintsOfTheStoreAreNamed(String pointer, String json) {
        Violations violations = new Violations();

        Json.decode(ItemCreateCodec.INSTANCE, json.getBytes(StandardCharsets.UTF_8), violations);

        assertEquals(
                List.of(pointer),
                violations.list().stream().map(Violation::pointer).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\\ud83d\",\"price\":1}",
                "{\"name\":\"a\",\"price\":1,\"attributes\":{\"\\ude00\":1}}",
                "{\"name\":\"a\",\"price\":1,\"attributes\":{\"a\":[{\"b\":\"\\ud83d!\"}]}}",
            })
    void halfACharacterIsNoText(String json) {
        assertThrows(
                MalformedJsonException.class,
                () -> Json.decode(ItemCreateCodec.INSTANCE, json.getBytes(StandardCharsets.UTF_8), new Violations()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\\ud83d\\ude00 lamp\",\"price\":1e2,\"description\":\"two\\n\\tlines\"}",
                "{\"name\":\"\\u202e\\u2028\",\"price\":0,\"description\":\"\"}",
                "{\"name\":\"a\",\"price\":1000000,\"attributes\":{\"\":\"\\u0000\",\"\\u0000\":-1.50e-7,\"n\":null}}",
                "{\"name\":\"'; drop table items; --\",\"price\":0.10,\"tags\":[\"a\",\"b\"]}",
            })
    void validAttributesAreStoredAndReturnedUnchanged(String json) throws Exception {
        Violations violations = new Violations();
        ItemCreate given = Json.decode(ItemCreateCodec.INSTANCE, json.getBytes(StandardCharsets.UTF_8), violations);
        assertTrue(violations.isEmpty(), () -> violations.list().toString());

        long id = items.createItem(TestCall.ofClient(Operations.CREATE_ITEM, "ada"), given)
                .body()
                .id();

        Item kept = items.getItem(TestCall.ofClient(Operations.GET_ITEM, "ada"), id);
        assertEquals(given.name(), kept.name());
        assertEquals(given.description(), kept.description());
        assertEquals(0, given.price().compareTo(kept.price()));
        assertEquals(given.attributes() == null ? Map.of() : given.attributes(), kept.attributes());
    }

    @Test
    void theLongestTextsOfTheWidestCharactersFit() throws Exception {
        ItemCreate given = Json.decode(
                ItemCreateCodec.INSTANCE,
                """
                {"name":"%s","price":1,"description":"%s"}""".formatted("😀".repeat(100), "😀".repeat(2000)).getBytes(StandardCharsets.UTF_8),
                new Violations());

        Item kept = items.createItem(TestCall.ofClient(Operations.CREATE_ITEM, "ada"), given)
                .body();

        assertEquals(
                given.description(),
                items.getItem(TestCall.ofClient(Operations.GET_ITEM, "ada"), kept.id())
                        .description());
    }
}
