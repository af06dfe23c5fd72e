package dev.chirograph.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpExchange;
import dev.chirograph.sdk.api.ListItemsParameters;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import dev.chirograph.sdk.model.ItemStatus;
import dev.chirograph.sdk.testing.LocalServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the guide, with the public API over TLS. */
@Timeout(30)
class FirstCallTest {
    private static final String ITEM = """
            {"id": %d, "name": "Reading lamp", "description": null, "price": 49.90, "status": "draft", "tags": [],
             "attributes": {}, "created_at": "2026-11-24T09:30:00Z", "updated_at": "2026-11-24T09:30:00Z"}
            """;

    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    @Test
    void firstProgramCreatesAnItemAndListsItems(@TempDir Path folder) throws Exception {
        Path keyStore = LocalServer.keyStore(folder);
        try (LocalServer server = LocalServer.tls(keyStore, this::respond);
                ChirographClient chirograph = ChirographClient.builder()
                        .endpoint(server.endpoint())
                        .trustCertificate(LocalServer.certificate(keyStore))
                        .auth(Auth.clientCredentials("robot", "secret"))
                        .build()) {

            ItemCreate lamp = ItemCreate.builder()
                    .name("Reading lamp")
                    .price(new BigDecimal("49.90"))
                    .build();
            Item created = chirograph.items().create(lamp);
            List<Long> listed =
                    chirograph
                            .items()
                            .list(ListItemsParameters.builder()
                                    .status(ItemStatus.DRAFT)
                                    .build())
                            .stream()
                            .map(Item::id)
                            .toList();
            ApiResponse<Item> response = chirograph.items().calls().get(1).executeWithResponse();
            String name = chirograph
                    .items()
                    .calls()
                    .get(1)
                    .executeAsync()
                    .thenApply(Item::name)
                    .join();
            chirograph.items().delete(1);

            assertEquals(1, created.id());
            assertEquals(List.of(1L, 2L), listed);
            assertEquals("abc", response.requestId());
            assertEquals("Reading lamp", name);
            assertNull(chirograph.items().calls().delete(1).execute());
        }
        assertEquals(
                List.of(
                        "POST /oauth2/token grant_type=client_credentials",
                        "POST /items {\"name\":\"Reading lamp\",\"price\":49.90}",
                        "GET /items?status=draft ",
                        "GET /items?cursor=next&status=draft ",
                        "GET /items/1 ",
                        "GET /items/1 ",
                        "DELETE /items/1 ",
                        "DELETE /items/1 "),
                List.copyOf(seen));
    }

    private void respond(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        seen.add(request + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("X-Request-Id", "abc");
        switch (request) {
            case "POST /oauth2/token" ->
                LocalServer.respond(
                        exchange, 200, "{\"access_token\": \"t\", \"token_type\": \"Bearer\", \"expires_in\": 1800}");
            case "POST /items" -> LocalServer.respond(exchange, 201, ITEM.formatted(1));
            case "GET /items?status=draft" ->
                LocalServer.respond(
                        exchange, 200, "{\"items\": [" + ITEM.formatted(1) + "], \"next_cursor\": \"next\"}");
            case "GET /items?cursor=next&status=draft" ->
                LocalServer.respond(exchange, 200, "{\"items\": [" + ITEM.formatted(2) + "], \"next_cursor\": null}");
            case "GET /items/1" -> LocalServer.respond(exchange, 200, ITEM.formatted(1));
            case "DELETE /items/1" -> LocalServer.respond(exchange, 204, "");
            default -> throw new AssertionError("Unexpected request: " + request);
        }
    }
}
