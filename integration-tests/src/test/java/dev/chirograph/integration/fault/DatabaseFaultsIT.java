package dev.chirograph.integration.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.Clients;
import dev.chirograph.integration.Eventually;
import dev.chirograph.integration.fault.FaultProxy.Fault;
import dev.chirograph.integration.process.PostgresProcess;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.model.ItemCreate;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server whose PostgreSQL is slow, silent, gone, or comes back. */
@TestInstance(Lifecycle.PER_CLASS)
final class DatabaseFaultsIT {
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 8;
    private static final int CALLERS = 24;

    @TempDir
    private static Path folder;

    private PostgresProcess postgres;
    private FaultProxy proxy;
    private ServerProcess server;
    private ChirographClient client;
    private final HttpClient plain = HttpClient.newHttpClient();

    @BeforeAll
    void start() throws Exception {
        postgres = PostgresProcess.start(folder.resolve("postgres"));
        proxy = FaultProxy.to(postgres.port());
        Map<String, String> variables = new HashMap<>(postgres.variables(proxy.port()));
        variables.put("DATABASE_CONNECTIONS", String.valueOf(CONNECTIONS));
        variables.put("DATABASE_CONNECTION_TIMEOUT_SECONDS", "1");
        variables.put("DATABASE_STATEMENT_TIMEOUT_SECONDS", "2");
        server = ServerProcess.start(folder.resolve("data"), variables);
        client = Clients.to(server)
                .auth(Clients.authOfDeveloper(server))
                .retry(Retry.none())
                .build();
        client.items().list().firstPage();
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
        server.close();
        proxy.close();
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BLACKHOLE", "RESET", "DRIP", "HALF_CLOSE"})
    void aFaultIsAnsweredWith503AndSurvived(Fault fault) throws Throwable {
        proxy.set(fault);
        try {
            List<Throwable> failures = callAtOnce();

            assertTrue(!failures.isEmpty() || fault == Fault.HALF_CLOSE, "every call succeeded");
            for (Throwable failure : failures) {
                ApiException refusal = assertUnavailable(failure);
                assertNotNull(refusal.retryAfter(), () -> "There is no Retry-After: " + refusal);
            }
            if (fault != Fault.HALF_CLOSE) {
                awaitReadiness(503);
            }
        } finally {
            proxy.set(Fault.NONE);
        }
        Eventually.succeedsWithin(
                RECOVERY, ApiException.class, () -> client.items().list().firstPage());
        awaitReadiness(200);
        assertHealed();
    }

    @Test
    void aSlowNetworkIsOnlySlow() throws Throwable {
        proxy.set(Fault.LATENCY);
        try {
            client.items().list().firstPage();
        } finally {
            proxy.set(Fault.NONE);
        }
        awaitReadiness(200);
    }

    @Test
    void aStatementThatTakesTooLongIsGivenUp() throws Throwable {
        postgres.whileLocked("items", () -> {
            Throwable failure = assertThrows(ApiException.class, this::create);

            assertNotNull(assertUnavailable(failure).retryAfter());
        });
        assertHealed();
    }

    @Test
    void aStandbyIsNotReadyUntilItIsPromoted() throws Throwable {
        postgres.execute("alter role postgres set default_transaction_read_only = on");
        try {
            proxy.set(Fault.RESET);
            proxy.set(Fault.NONE);
            Throwable failure = assertThrows(ApiException.class, this::create);

            assertNotNull(assertUnavailable(failure).retryAfter());
            awaitReadiness(503);
        } finally {
            postgres.execute(
                    "set default_transaction_read_only = off",
                    "alter role postgres reset default_transaction_read_only");
        }
        Eventually.succeedsWithin(RECOVERY, ApiException.class, this::create);
        awaitReadiness(200);
    }

    private void create() {
        client.items()
                .create(ItemCreate.builder().name("some").price(BigDecimal.ONE).build());
    }

    private List<Throwable> callAtOnce() throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        List<Thread> callers = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            callers.add(Thread.startVirtualThread(() -> {
                try {
                    client.items().list().firstPage();
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread caller : callers) {
            assertTrue(caller.join(PATIENCE), "A call has no answer");
        }
        return List.copyOf(failures);
    }

    private static ApiException assertUnavailable(Throwable failure) {
        if (failure instanceof ApiException refusal && refusal.status() == 503) {
            return refusal;
        }
        throw new AssertionError("Unexpected failure", failure);
    }

    /** No connection is leaked: all of them can be used at once. */
    private void assertHealed() throws Exception {
        assertEquals(List.of(), callAtOnce());
        assertTrue(postgres.connections() <= CONNECTIONS, "too many connections");
        create();
    }

    private void awaitReadiness(int status) throws Throwable {
        Eventually.succeedsWithin(PATIENCE, IOException.class, () -> {
            HttpResponse<String> health = plain.send(
                    HttpRequest.newBuilder(server.managementUrl().resolve("/observe/health/ready"))
                            .build(),
                    BodyHandlers.ofString());
            if (health.statusCode() != status) {
                throw new IOException("ready: " + health.statusCode() + " " + health.body());
            }
        });
    }
}
