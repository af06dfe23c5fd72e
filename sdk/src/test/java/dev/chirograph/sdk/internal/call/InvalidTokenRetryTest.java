package dev.chirograph.sdk.internal.call;

import static dev.chirograph.sdk.internal.call.Bench.GET;
import static dev.chirograph.sdk.internal.call.Bench.GET_WITH_TOKEN;
import static dev.chirograph.sdk.internal.call.Bench.POST_WITH_TOKEN;
import static dev.chirograph.sdk.internal.call.Bench.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.UnauthorizedException;
import dev.chirograph.sdk.testing.ScriptedTransport;
import dev.chirograph.sdk.transport.TransportResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InvalidTokenRetryTest {
    private static final String[] INVALID_TOKEN = {
        "WWW-Authenticate", "Bearer realm=\"chirograph\", error=\"invalid_token\""
    };

    private final Bench bench = new Bench();

    @Test
    void invalidTokenIsRetriedWithANewToken() {
        bench.server
                .token("old", 1800)
                .token("new", 1800)
                .problem(401, INVALID_TOKEN)
                .respond(201, "\"made\"");

        assertEquals("made", bench.start(POST_WITH_TOKEN).join());

        assertEquals(List.of("Bearer old", "Bearer new"), authorizations());
    }

    @Test
    void invalidTokenIsRetriedOnce() {
        bench.server
                .token("old", 1800)
                .token("new", 1800)
                .problem(401, INVALID_TOKEN)
                .problem(401, INVALID_TOKEN);

        failure(UnauthorizedException.class, bench.start(GET_WITH_TOKEN));

        assertEquals(List.of("Bearer old", "Bearer new"), authorizations());
    }

    @Test
    void retryAfterInvalidTokenDoesNotCountAsARetry() {
        bench.server
                .token("old", 1800)
                .token("new", 1800)
                .problem(401, INVALID_TOKEN)
                .respond(200, "\"there\"");

        CompletableFuture<String> call = bench.call(GET_WITH_TOKEN)
                .with(CallOptions.builder().retry(Retry.none()).build())
                .executeAsync();

        assertEquals("there", call.join());
    }

    @Test
    void otherUnauthorizedResponseIsNotRetried() {
        bench.server.token("good", 1800).problem(401, "WWW-Authenticate", "Bearer realm=\"chirograph\"");

        failure(UnauthorizedException.class, bench.start(GET_WITH_TOKEN));

        assertEquals(1, bench.server.tokenRequests().size());
    }

    @Test
    void tokenThatWasReplacedMeanwhileIsKept() {
        CompletableFuture<TransportResponse> slow = new CompletableFuture<>();
        bench.server
                .token("old", 1800)
                .token("new", 1800)
                .respond(slow)
                .problem(401, INVALID_TOKEN)
                .respond(200, "\"quick\"")
                .respond(200, "\"slow\"");

        CompletableFuture<String> first = bench.start(GET_WITH_TOKEN);
        CompletableFuture<String> second = bench.start(GET_WITH_TOKEN);
        slow.complete(ScriptedTransport.response(401, "text/plain", "", INVALID_TOKEN));

        assertEquals("quick", second.join());
        assertEquals("slow", first.join());
        assertEquals(2, bench.server.tokenRequests().size());
    }

    @Test
    void operationWithoutAuthenticationSendsNoToken() {
        bench.server.respond(200, "\"there\"");

        bench.start(GET).join();

        assertFalse(bench.server.requests().get(0).headers().asMap().containsKey("authorization"));
        assertEquals(0, bench.server.tokenRequests().size());
    }

    private List<String> authorizations() {
        return bench.server.requests().stream()
                .map(request -> request.headers().first("Authorization"))
                .toList();
    }
}
