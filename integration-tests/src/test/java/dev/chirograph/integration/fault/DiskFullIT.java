package dev.chirograph.integration.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.Clients;
import dev.chirograph.integration.Eventually;
import dev.chirograph.integration.process.ProcessLimit;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk: writes return 503, reads succeed, and the server recovers without a restart or loss of data. */
final class DiskFullIT {
    private static final int MOST_WRITES = 500;
    private static final int MARGIN_BYTES = 32 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final HttpClient plain = HttpClient.newHttpClient();

    @Test
    void fullDiskFailsWritesWith503WhileReadsSucceed() throws Throwable {
        List<Item> acknowledged = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(folder);
                ChirographClient writer = writer(server);
                ChirographClient reader = Clients.newUser(server)) {
            Item lamp = reader.items().create(item("lamp"));

            ProcessLimit.fileSize(server, Files.size(folder.resolve("chirograph.mv.db")) + MARGIN_BYTES);
            ApiException refusal = assertThrows(ApiException.class, () -> writeAll(writer, acknowledged));

            // Without Retry-After: the item may be stored or not.
            assertEquals(503, refusal.status());
            for (int read = 0; read < 20; read++) {
                assertEquals(lamp, reader.items().get(lamp.id()));
                assertUnavailable(
                        assertThrows(ApiException.class, () -> writer.items().create(item("refused"))));
            }
            try (ChirographClient another = writer(server)) {
                // Issuing its access token writes nothing.
                assertFound(acknowledged, another);
            }
            HttpResponse<String> health = health(server);
            assertEquals(503, health.statusCode());
            assertTrue(health.body().contains("could not be written"), health::body);
            server.awaitLog(line -> line.contains("\"level\":\"ERROR\"") && line.contains("could not be written"));

            ProcessLimit.anyFileSize(server);
            Eventually.succeedsWithin(
                    PATIENCE,
                    ApiException.class,
                    () -> acknowledged.add(writer.items().create(item("after"))));
            assertEquals(200, health(server).statusCode());
            assertEquals(lamp, reader.items().get(lamp.id()));
            assertFound(acknowledged, writer);
            List<String> failures = server.log().stream()
                    .filter(line -> line.contains("request failed") || line.contains("\"status\":500"))
                    .toList();
            assertEquals(List.of(), failures);
            server.kill();
        }
        try (ServerProcess server = ServerProcess.start(folder);
                ChirographClient writer = writer(server)) {
            assertFound(acknowledged, writer);
        }
    }

    private static ChirographClient writer(ServerProcess server) {
        return Clients.to(server)
                .auth(Clients.authOfDeveloper(server))
                .retry(Retry.none())
                .build();
    }

    private static void writeAll(ChirographClient writer, List<Item> acknowledged) {
        for (int number = 0; number < MOST_WRITES; number++) {
            acknowledged.add(writer.items().create(item("item-" + number)));
        }
    }

    private static ItemCreate item(String name) {
        return ItemCreate.builder()
                .name(name)
                .description("x".repeat(900))
                .price(BigDecimal.ONE)
                .build();
    }

    private static void assertUnavailable(ApiException refusal) {
        assertEquals(503, refusal.status());
        assertTrue(refusal.retryAfter() != null, "There is no Retry-After");
    }

    /** More items may exist: those that were written without an acknowledgement. */
    private static void assertFound(List<Item> acknowledged, ChirographClient client) {
        List<Item> found = client.items().list().stream().toList();
        List<Item> lost = new ArrayList<>(acknowledged);
        lost.removeAll(found);
        assertEquals(List.of(), lost);
    }

    private HttpResponse<String> health(ServerProcess server) throws Exception {
        return plain.send(
                HttpRequest.newBuilder(server.managementUrl().resolve("/observe/health"))
                        .build(),
                BodyHandlers.ofString());
    }
}
