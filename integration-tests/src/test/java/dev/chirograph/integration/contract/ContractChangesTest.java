package dev.chirograph.integration.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes only a copy of the document, builds both halves from it and checks the effect. */
class ContractChangesTest {
    private static final String DELETES_AN_ITEM = """
            import dev.chirograph.sdk.ChirographClient;

            public class Use {
                public static void run(ChirographClient chirograph) {
                    chirograph.items().delete(1);
                }
            }
            """;

    private static final String MAKES_AN_ITEM_OF_TWO_PROPERTIES = """
            import dev.chirograph.sdk.model.ItemCreate;
            import java.math.BigDecimal;

            public class Use {
                public static String run() {
                    try {
                        return ItemCreate.builder().name("Lamp").price(BigDecimal.ONE).build().name();
                    } catch (IllegalStateException e) {
                        return e.getMessage();
                    }
                }
            }
            """;

    private static final String READS_AN_ITEM_OF_TWO_PROPERTIES = """
            import dev.chirograph.server.api.codec.ItemCreateCodec;
            import dev.chirograph.server.runtime.json.Json;
            import dev.chirograph.server.runtime.json.Violations;
            import java.nio.charset.StandardCharsets;

            public class Use {
                public static String run() {
                    byte[] json = "{\\"name\\":\\"Lamp\\",\\"price\\":1}".getBytes(StandardCharsets.UTF_8);
                    Violations violations = new Violations();
                    Json.decode(ItemCreateCodec.INSTANCE, json, violations);
                    return violations.list().toString();
                }
            }
            """;

    private static final String TELLS_THE_SERVERS_LIMIT = """
            import dev.chirograph.server.api.Operations;

            public class Use {
                public static String run() {
                    return Operations.GET_LIMITED.rateLimits().toString();
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void unchangedDocumentBuildsBothHalves() throws Exception {
        ChangedContract contract = ChangedContract.copy(folder);

        Half server = contract.server();
        Half client = contract.client();

        assertEquals(List.of(), server.errors());
        assertEquals(List.of(), client.errors());
        assertEquals(List.of(), client.errorsOf(DELETES_AN_ITEM));
        assertEquals("[]", server.run(READS_AN_ITEM_OF_TWO_PROPERTIES));
        assertEquals("Lamp", client.run(MAKES_AN_ITEM_OF_TWO_PROPERTIES));
    }

    @Test
    void removedOperationDisappearsFromBothHalves() throws Exception {
        ChangedContract contract = ChangedContract.copy(folder).removeOperation("delete", "deleteItem");

        Half server = contract.server();
        Half client = contract.client();

        assertFalse(server.errors().isEmpty());
        assertTrue(
                server.errors().stream()
                        .allMatch(error -> error.startsWith("ItemOperations.java: ")
                                && error.contains("does not override or implement a method from a supertype")),
                () -> server.errors().toString());
        assertEquals(List.of(), client.errors());
        List<String> refused = client.errorsOf(DELETES_AN_ITEM);
        assertEquals(1, refused.size(), refused::toString);
        assertTrue(
                refused.get(0).startsWith("Use.java: cannot find symbol symbol: method delete(int)"),
                refused::toString);
    }

    @Test
    void newRequiredPropertyIsEnforcedByBothHalves() throws Exception {
        ChangedContract contract = ChangedContract.copy(folder)
                .replace(
                        "      required: [name, price]\n      additionalProperties: false\n      properties:\n",
                        "      required: [name, price, colour]\n      additionalProperties: false\n      properties:\n"
                                + "        colour: {type: string, maxLength: 20, description: What colour it has.}\n");

        Half server = contract.server();
        Half client = contract.client();

        assertEquals(
                "[Violation[in=body, pointer=/colour, message=must be present]]",
                server.run(READS_AN_ITEM_OF_TWO_PROPERTIES));
        assertEquals("colour must be set", client.run(MAKES_AN_ITEM_OF_TWO_PROPERTIES));
    }

    @Test
    void changedRateLimitIsEnforcedByTheServerAndDocumentedByTheClient() throws Exception {
        ChangedContract contract = ChangedContract.copy(folder)
                .replace("limit: 5\n        window: PT1M\n", "limit: 7\n        window: PT2M\n");

        Half server = contract.server();
        Half client = contract.client();

        assertEquals(
                "[RateLimit[name=limited, limit=7, window=PT2M, per=ADDRESS]]", server.run(TELLS_THE_SERVERS_LIMIT));
        assertEquals(List.of(), client.errors());
        assertTrue(client.source("dev.chirograph.sdk.api.LimitedCalls").contains("\"7 per PT2M per address\""));
        assertTrue(client.source("dev.chirograph.sdk.api.LimitedApi").contains("The server allows 7 calls"));
    }
}
