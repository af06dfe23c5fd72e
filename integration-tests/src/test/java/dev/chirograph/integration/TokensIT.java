package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.UnauthorizedException;
import dev.chirograph.sdk.model.User;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's automatic handling of access tokens. */
final class TokensIT {
    private static final Map<String, String> SHORT_LIVED = Map.of("ACCESS_TOKEN_SECONDS", "2");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void expiredTokensAreRefreshedDuringCalls() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, SHORT_LIVED);
                ChirographClient chirograph = Clients.seededUser(server)) {
            User me = chirograph.users().me();

            // Tokens of two seconds each: that of the sign-in and at least two refreshed ones.
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (tokensIssued(server) < 3) {
                assertEquals(me, chirograph.users().me());
                assertTrue(System.nanoTime() < end, server::everythingSaid);
            }

            assertEquals(me, chirograph.users().me());
        }
    }

    @Test
    void concurrentCallsShareOneTokenRequest() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.development(server)) {
            List<CompletableFuture<?>> calls = IntStream.range(0, 40)
                    .<CompletableFuture<?>>mapToObj(unused ->
                            chirograph.users().calls().get(anybody(server)).executeAsync())
                    .toList();
            calls.forEach(call -> call.handle((value, failure) -> failure).join());

            assertEquals(1, tokensIssued(server));
        }
    }

    @Test
    void wrongClientSecretIsInvalidClientAndNotRetried() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.to(server)
                        .auth(Auth.clientCredentials(server.printed("client id"), "not the secret"))
                        .build()) {
            var refusal = assertThrows(
                    AuthenticationException.class,
                    () -> chirograph.items().list().firstPage());

            assertEquals("invalid_client", refusal.error());
            assertTrue(!refusal.getMessage().contains("not the secret"), refusal.getMessage());
            server.awaitLog(line -> line.contains("\"operation\":\"issueToken\""));
            assertEquals(1, requestsForTokens(server));
        }
    }

    @Test
    void callWithoutCredentialsIsUnauthorized() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.to(server).build()) {
            var refusal = assertThrows(
                    UnauthorizedException.class, () -> chirograph.items().list().firstPage());

            String challenge = String.valueOf(refusal.headers().first("WWW-Authenticate"));
            assertTrue(challenge.startsWith("Bearer realm=\"chirograph\""), challenge);
            assertFalse(challenge.contains("error"), challenge);
        }
    }

    private static UUID anybody(ServerProcess server) {
        return UUID.nameUUIDFromBytes(server.url().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static long tokensIssued(ServerProcess server) {
        return server.log().stream()
                .filter(line -> line.contains("\"operation\":\"issueToken\"") && line.contains("\"status\":200"))
                .count();
    }

    private static long requestsForTokens(ServerProcess server) {
        return server.log().stream()
                .filter(line -> line.contains("\"operation\":\"issueToken\""))
                .count();
    }
}
