package dev.chirograph.sdk.internal.call;

import static dev.chirograph.sdk.internal.call.Bench.GET;
import static dev.chirograph.sdk.internal.call.Bench.POST;
import static dev.chirograph.sdk.internal.call.Bench.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.BadRequestException;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.ConflictException;
import dev.chirograph.sdk.ForbiddenException;
import dev.chirograph.sdk.MalformedResponseException;
import dev.chirograph.sdk.NotFoundException;
import dev.chirograph.sdk.RateLimitedException;
import dev.chirograph.sdk.ServerErrorException;
import dev.chirograph.sdk.UnauthorizedException;
import dev.chirograph.sdk.UnprocessableContentException;
import dev.chirograph.sdk.engine.Request;
import dev.chirograph.sdk.engine.Responses;
import dev.chirograph.sdk.internal.codec.ItemCodec;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemStatus;
import dev.chirograph.sdk.testing.ScriptedTransport;
import dev.chirograph.sdk.transport.Headers;
import dev.chirograph.sdk.transport.TransportRequest;
import dev.chirograph.sdk.transport.TransportResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesOfCallsTest {
    private static final String NEWER_ITEM = """
            {"id": 42, "name": "Lamp", "description": null, "price": 49.90, "status": "lent", "tags": [],
             "attributes": {"watts": 7}, "created_at": "2026-11-24T09:30:00Z", "updated_at": "2026-11-24T09:30:00Z",
             "colour": {"of": ["a", "later", "version"]}}
            """;

    private final Bench bench = new Bench();

    @Test
    void responseHasStatusHeadersAndRequestId() {
        bench.server.respond(201, "\"made\"", "Location", "/things/7", "X-Request-Id", "abc");

        ApiResponse<String> response = bench.call(POST).executeWithResponse();

        assertEquals(201, response.status());
        assertEquals("made", response.value());
        assertEquals("/things/7", response.headers().first("location"));
        assertEquals("abc", response.requestId());
    }

    @Test
    void unknownPropertiesAndEnumValuesAreAccepted() {
        bench.server.respond(200, NEWER_ITEM);

        Item item = bench.pipeline
                .call(Request.to(GET).build(), Responses.json(Json.reader(ItemCodec.INSTANCE)))
                .execute();

        assertEquals(new BigDecimal("49.90"), item.price());
        assertEquals("lent", item.status().value());
        assertSame(ItemStatus.Known.UNKNOWN, item.status().known());
    }

    @Test
    void malformedJsonIsReportedWithItsPosition() {
        bench.server.respond(200, "{\"a\":\n  oops}", "X-Request-Id", "abc");

        MalformedResponseException failure = failure(MalformedResponseException.class, bench.start(GET));

        assertTrue(failure.getMessage().contains("line 2"), failure.getMessage());
        assertFalse(failure.getMessage().contains("oops"), failure.getMessage());
        assertEquals("abc", failure.requestId());
    }

    @Test
    void unexpectedMediaTypeIsAMalformedResponse() {
        bench.server.respond(CompletableFuture.completedFuture(
                ScriptedTransport.response(200, "text/html", "<html>Sign in to the hotel's network</html>")));

        MalformedResponseException failure = failure(MalformedResponseException.class, bench.start(GET));

        assertTrue(failure.getMessage().contains("text/html"), failure.getMessage());
    }

    @Test
    void missingRequiredPropertyIsReported() {
        bench.server.respond(200, "{\"id\": 42}");

        CompletableFuture<Item> call = bench.pipeline
                .call(Request.to(GET).build(), Responses.json(Json.reader(ItemCodec.INSTANCE)))
                .executeAsync();

        String message = failure(MalformedResponseException.class, call).getMessage();
        assertTrue(message.contains("/name must be present"), message);
    }

    @Test
    void tooLargeResponseIsAMalformedResponse() {
        bench.server.respond(CompletableFuture.completedFuture(TransportResponse.tooLarge(200, Headers.none())));

        MalformedResponseException failure = failure(MalformedResponseException.class, bench.start(GET));

        assertTrue(failure.getMessage().contains("larger than 1000 bytes"), failure.getMessage());
        assertEquals(1000, bench.server.requests().get(0).maxResponseBytes());
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "429", "500", "501"})
    void errorResponseIsTheExceptionOfItsStatusWithTheProblem(int status) {
        bench.server.problem(status, "X-Request-Id", "abc");

        ApiException failure = failure(ApiException.class, bench.start(POST));

        assertSame(classOf(status), failure.getClass());
        assertEquals(status, failure.status());
        assertEquals("abc", failure.requestId());
        assertNotNull(failure.problem());
        assertEquals("What is wrong.", failure.problem().detail());
        assertEquals(
                "createThing (POST /things) returned " + status + " Some problem: What is wrong. (request abc)",
                failure.getMessage());
    }

    @Test
    void errorResponseListsTheViolations() {
        String problem = """
                {"type": "https://chirograph.dev/problems/invalid", "title": "The request breaks constraints",
                 "status": 422, "errors": [{"in": "body", "pointer": "/price", "message": "must be at least 0"},
                 {"in": "dream", "pointer": "/x", "message": "of a later version"}], "later": true}
                """;
        bench.server.respond(CompletableFuture.completedFuture(
                ScriptedTransport.response(422, "application/problem+json", problem)));

        UnprocessableContentException failure = failure(UnprocessableContentException.class, bench.start(POST));

        assertEquals(2, failure.errors().size());
        assertEquals("/price", failure.errors().get(0).pointer());
        assertTrue(
                failure.getMessage().contains("(errors: body /price must be at least 0; dream /x of a later version)"),
                failure.getMessage());
    }

    @Test
    void errorResponseWithoutAProblemHasItsStatus() {
        bench.server.respond(CompletableFuture.completedFuture(
                ScriptedTransport.response(404, "text/html", "<h1>No such page</h1>")));

        NotFoundException failure = failure(NotFoundException.class, bench.start(GET));

        assertNull(failure.problem());
        assertEquals(List.of(), failure.errors());
        assertTrue(failure.getMessage().contains("404 without a problem"), failure.getMessage());
    }

    @Test
    void redirectIsNotFollowed() {
        bench.server.respond(302, "", "Location", "https://elsewhere.example/");

        ApiException failure = failure(ApiException.class, bench.start(GET));

        assertEquals(302, failure.status());
        assertTrue(failure.getMessage().contains("redirect"), failure.getMessage());
        assertEquals(1, bench.server.requests().size());
    }

    @Test
    void callOptionsApplyToOneCall() {
        bench.server.respond(200, "\"there\"").respond(200, "\"there\"");
        CallOptions traced =
                CallOptions.builder().header("X-Request-Id", "mine").build();

        bench.call(GET).with(traced).execute();
        bench.call(GET).execute();

        assertEquals("mine", bench.server.requests().get(0).headers().first("X-Request-Id"));
        assertNull(bench.server.requests().get(1).headers().first("X-Request-Id"));
    }

    @Test
    void requestHasUserAgentAndAccept() {
        bench.server.respond(200, "\"there\"");

        bench.call(GET).execute();

        TransportRequest request = bench.server.requests().get(0);
        assertEquals("GET", request.method());
        assertEquals("https://api.example/things", request.uri().toString());
        assertEquals(
                Map.of(
                        "accept", List.of("application/json, application/problem+json"),
                        "user-agent", List.of("test/1")),
                request.headers().asMap());
    }

    @Test
    void emptyResponseIsNull() {
        bench.server.respond(204, "");

        assertNull(
                bench.pipeline.call(Request.to(GET).build(), Responses.empty()).execute());
    }

    @Test
    void textIsDecodedByItsCharset() {
        bench.server.respond(CompletableFuture.completedFuture(TransportResponse.of(
                200,
                Headers.of(Map.of("content-type", List.of("text/plain; charset=iso-8859-1"))),
                new byte[] {(byte) 0xe9})));

        assertEquals(
                "é",
                bench.pipeline.call(Request.to(GET).build(), Responses.text()).execute());
    }

    private static Class<? extends ApiException> classOf(int status) {
        return switch (status) {
            case 400 -> BadRequestException.class;
            case 401 -> UnauthorizedException.class;
            case 403 -> ForbiddenException.class;
            case 404 -> NotFoundException.class;
            case 409 -> ConflictException.class;
            case 422 -> UnprocessableContentException.class;
            case 429 -> RateLimitedException.class;
            case 500, 501 -> ServerErrorException.class;
            default -> ApiException.class;
        };
    }
}
