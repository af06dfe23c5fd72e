package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.RateLimitedException;
import dev.chirograph.sdk.model.LimitedMessage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller sees of rate limits. Each test has a server of its own, whose buckets are full. */
final class LimitsIT {
    private static final Duration PATIENT = Duration.ofMinutes(2);
    private static final CallOptions HURRIED =
            CallOptions.builder().timeout(Duration.ofSeconds(1)).build();

    @TempDir
    private Path folder;

    @Test
    void theSixthCallWithinAMinuteIsToldWhenToComeBack() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.to(server).build()) {
            for (int call = 1; call <= 5; call++) {
                ApiResponse<LimitedMessage> answer =
                        chirograph.limited().calls().get().with(HURRIED).response();
                assertEquals("\"limited\";q=5;w=60", answer.headers().first("RateLimit-Policy"));
                assertTrue(
                        answer.headers().first("RateLimit").startsWith("\"limited\";r=" + (5 - call) + ";t="),
                        answer.headers().first("RateLimit"));
            }

            var refusal = assertThrows(
                    RateLimitedException.class,
                    () -> chirograph.limited().calls().get().with(HURRIED).execute());

            Duration retryAfter = refusal.retryAfter();
            assertNotNull(retryAfter);
            assertTrue(retryAfter.compareTo(Duration.ofSeconds(1)) >= 0, retryAfter::toString);
            assertTrue(retryAfter.compareTo(Duration.ofSeconds(60)) <= 0, retryAfter::toString);
            assertEquals("\"limited\";q=5;w=60", refusal.headers().first("RateLimit-Policy"));
            assertTrue(refusal.headers().first("RateLimit").startsWith("\"limited\";r=0;t="));
            assertNotNull(refusal.problem());
        }
    }

    @Test
    void aCallWithTimeEnoughWaitsAndSucceeds() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.to(server).build()) {
            CallOptions patient = CallOptions.builder().timeout(PATIENT).build();
            for (int call = 1; call <= 5; call++) {
                chirograph.limited().get();
            }

            LimitedMessage sixth = chirograph.limited().get(patient);

            assertNotNull(sixth.message());
            server.awaitLog(line -> line.contains("\"operation\":\"getLimited\"") && line.contains("\"status\":429"));
        }
    }
}
