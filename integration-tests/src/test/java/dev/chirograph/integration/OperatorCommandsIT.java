package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.OperatorCommand;
import dev.chirograph.integration.process.PostgresProcess;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do with commands: while the server runs, before it does, and on PostgreSQL. */
final class OperatorCommandsIT {
    private static final String[] CLIENT = {
        "create-client",
        "--name",
        "Reports",
        "--grant",
        "client_credentials",
        "--scope",
        "items:read",
        "--scope",
        "items:write"
    };

    @TempDir
    private Path folder;

    @Test
    void clientsAndUsersAreCreatedWhileTheServerRunsAndBeforeItDoes() throws Exception {
        OperatorCommand before = OperatorCommand.run(folder, CLIENT);
        try (ServerProcess server = ServerProcess.start(folder)) {
            OperatorCommand during = OperatorCommand.run(folder, CLIENT);
            OperatorCommand user = OperatorCommand.runWith(
                    folder, Clients.PASSWORD + "\n", "create-user", "--username", "ada", "--email", "ada@example.com");

            assertTrue(canList(server, before.stdout()));
            assertTrue(canList(server, during.stdout()));
            assertEquals(0, user.exitCode(), user::stderr);
            assertTrue(user.stdout().contains("\"username\":\"ada\""), user::stdout);
            assertFalse(user.stdout().contains(Clients.PASSWORD), user::stdout);
            assertTrue(canSignIn(server, "ada"));
        }
    }

    @Test
    void aCommandOnPostgresqlNeedsNoServer() throws Exception {
        try (PostgresProcess postgres = PostgresProcess.start(folder.resolve("postgres"))) {
            Map<String, String> variables = postgres.variables();
            Path data = folder.resolve("data");

            OperatorCommand dryRun = OperatorCommand.run(data, variables, "", "migrate", "--dry-run", "--json");
            OperatorCommand migrated = OperatorCommand.run(data, variables, "", "migrate");
            OperatorCommand again = OperatorCommand.run(data, variables, "", "migrate");
            OperatorCommand client = OperatorCommand.run(data, variables, "", CLIENT);
            OperatorCommand backup = OperatorCommand.run(
                    data, variables, "", "backup", folder.resolve("b").toString());

            assertTrue(dryRun.stdout().contains("\"done\":false"), dryRun::stdout);
            assertTrue(migrated.stdout().contains("The database has no tables. Done:"), migrated::stdout);
            assertTrue(again.stdout().contains("Nothing to do."), again::stdout);
            assertEquals(1, backup.exitCode());
            assertTrue(backup.stderr().contains("pg_dump"), backup::stderr);
            assertFalse(Files.exists(folder.resolve("b")));
            try (ServerProcess server = ServerProcess.start(data, variables)) {
                assertTrue(canList(server, client.stdout()));
            }
        }
    }

    @Test
    void aBackupOfARunningServerRestoresEverythingAcknowledgedBefore() throws Exception {
        Path original = folder.resolve("original");
        Path backup = folder.resolve("backup.zip");
        Set<Long> acknowledged = new HashSet<>();
        try (ServerProcess server = ServerProcess.start(original);
                ChirographClient client = Clients.development(server)) {
            List<Thread> writers = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                writers.add(Thread.startVirtualThread(() -> {
                    while (!Thread.currentThread().isInterrupted() && server.isAlive()) {
                        long id = create(client).id();
                        synchronized (acknowledged) {
                            acknowledged.add(id);
                            acknowledged.notifyAll();
                        }
                    }
                }));
            }
            Set<Long> before;
            synchronized (acknowledged) {
                while (acknowledged.size() < 100) {
                    acknowledged.wait(60_000);
                }
                before = Set.copyOf(acknowledged);
            }
            OperatorCommand command = OperatorCommand.run(original, "backup", backup.toString());
            writers.forEach(Thread::interrupt);

            assertEquals(0, command.exitCode(), command::stderr);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
            for (Thread writer : writers) {
                writer.join();
            }
            Path restored = folder.resolve("restored");
            OperatorCommand restore = OperatorCommand.run(restored, "restore", backup.toString());
            assertEquals(0, restore.exitCode(), restore::stderr);
            for (String file : List.of("key-encryption-key", "development-client.json")) {
                Files.copy(original.resolve(file), restored.resolve(file));
            }
            try (ServerProcess second = ServerProcess.start(restored);
                    ChirographClient reader = Clients.development(second)) {
                Set<Long> found = reader.items().list().stream().map(Item::id).collect(Collectors.toSet());
                assertTrue(found.containsAll(before));
                create(reader);
            }
            OperatorCommand refused = OperatorCommand.run(restored, "restore", backup.toString());
            assertEquals(1, refused.exitCode());
            assertTrue(refused.stderr().contains("There is a database already"), refused::stderr);
        }
    }

    @Test
    void revokedKeysRejectEveryTokenAndRotatedOnesNone() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            String credentials = OperatorCommand.run(folder, CLIENT).stdout();
            try (ChirographClient client = client(server, credentials)) {
                client.items().list().firstPage();

                OperatorCommand rotated = OperatorCommand.run(folder, "rotate-keys");
                OperatorCommand again = OperatorCommand.run(folder, "rotate-keys");
                client.items().list().firstPage();
                assertEquals(3, count(rotated.stdout(), "\"state\":\"published\""), rotated::stdout);
                assertEquals(3, count(rotated.stdout(), "\"state\":\"signs\""), rotated::stdout);
                assertEquals(rotated.stdout(), again.stdout());

                OperatorCommand revoked = OperatorCommand.run(folder, "rotate-keys", "--revoke");
                assertEquals(3, count(revoked.stdout(), "\"state\":"), revoked::stdout);
                // Its token is rejected sooner or later, and the SDK gets another one: the caller notices nothing.
                client.items().list().firstPage();
            }
        }
    }

    @Test
    void theConfigurationIsShownWithItsProblemsAndWithoutItsSecrets() throws Exception {
        OperatorCommand valid = OperatorCommand.run(folder, "check-config");
        OperatorCommand wrong = OperatorCommand.run(
                folder,
                Map.of(
                        "MODE",
                        "production",
                        "DATABASE_URL",
                        "postgresql://db.example/it",
                        "DATABASE_PASSWORD",
                        "hunter2"),
                "",
                "check-config",
                "--json");

        assertEquals(0, valid.exitCode(), valid::stdout);
        assertTrue(valid.stdout().contains("The configuration is valid."), valid::stdout);
        assertTrue(valid.stdout().contains("There is no database yet"), valid::stdout);
        assertEquals(78, wrong.exitCode());
        assertTrue(wrong.stdout().contains("CHIROGRAPH_DATABASE_USER must be set"), wrong::stdout);
        assertTrue(wrong.stdout().contains("CHIROGRAPH_TLS_CERTIFICATE_FILE"), wrong::stdout);
        assertFalse(wrong.stdout().contains("hunter2"), wrong::stdout);
        assertFalse(Files.exists(folder.resolve("chirograph.mv.db")));
    }

    @Test
    void invalidInputIsRejectedByTheRulesOfTheDocument() throws Exception {
        OperatorCommand scope = OperatorCommand.run(
                folder, "create-client", "--name", "x", "--grant", "client_credentials", "--scope", "everything");
        OperatorCommand grant = OperatorCommand.run(folder, "create-client", "--name", "x", "--grant", "magic");
        OperatorCommand usage = OperatorCommand.run(folder, "create-client", "--nam", "x");
        OperatorCommand unknown = OperatorCommand.run(folder, "frobnicate");
        OperatorCommand help = OperatorCommand.run(folder, "create-client", "--help");

        assertEquals(1, scope.exitCode());
        assertTrue(scope.stderr().contains("/scopes/0 must be one of the scopes"), scope::stderr);
        assertEquals(1, grant.exitCode());
        assertTrue(grant.stderr().contains("/grant_types/0"), grant::stderr);
        assertEquals(2, usage.exitCode());
        assertEquals(2, unknown.exitCode());
        assertEquals(0, help.exitCode());
        assertTrue(help.stdout().contains("--redirect-uri"), help::stdout);
        assertFalse(scope.stderr().contains("\tat "), scope::stderr);
    }

    private static Item create(ChirographClient client) {
        return client.items()
                .create(ItemCreate.builder().name("some").price(BigDecimal.ONE).build());
    }

    private static boolean canList(ServerProcess server, String credentials) {
        try (ChirographClient client = client(server, credentials)) {
            return client.items().list().firstPage() != null;
        }
    }

    private static ChirographClient client(ServerProcess server, String registered) {
        try (var reader = jakarta.json.Json.createReader(new StringReader(registered))) {
            var object = reader.readObject();
            return Clients.to(server)
                    .auth(Auth.clientCredentials(
                            object.getJsonObject("client").getString("id"), object.getString("client_secret")))
                    .build();
        }
    }

    @SuppressWarnings("deprecation")
    private static boolean canSignIn(ServerProcess server, String username) {
        try (ChirographClient wrong = Clients.to(server)
                        .auth(Auth.password("client-password-form", username, "wrong-password"))
                        .build();
                ChirographClient right = Clients.to(server)
                        .auth(Auth.password("client-password-form", username, Clients.PASSWORD))
                        .build()) {
            assertThrows(AuthenticationException.class, () -> wrong.users().me());
            return right.users().me().username().equals(username);
        }
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
