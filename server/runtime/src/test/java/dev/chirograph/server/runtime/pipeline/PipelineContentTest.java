package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.server.edge.RunningEdge;
import dev.chirograph.server.limit.LocalLimiter;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Content;
import dev.chirograph.server.runtime.Credentials;
import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.ResponseException;
import dev.chirograph.server.runtime.Route;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests with more than a JSON body as generated code sees them, and the responses that it can return. */
class PipelineContentTest {
    private static RunningEdge edge;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        List<Route> routes = List.of(
                Route.of(
                        Operation.builder("take", "POST", "/take")
                                .consumes(
                                        "application/json",
                                        "text/plain",
                                        "image/*",
                                        "image/png",
                                        "text/csv; header=present")
                                .build(),
                        incoming -> Response.text(200, "text/plain", said(incoming.content()))),
                Route.of(
                        Operation.builder("raw", "GET", "/raw/{a}/{b}.{c}").build(),
                        incoming -> Response.text(
                                200,
                                "application/xml",
                                incoming.rawPath("a") + " " + incoming.rawPath("b") + " " + incoming.rawPath("c") + " "
                                        + incoming.path("b") + " " + incoming.rawQuery())),
                Route.of(
                        Operation.builder("choose", "GET", "/choose")
                                .produces("application/json", "application/xml", "image/*")
                                .build(),
                        incoming -> Response.text(
                                200,
                                "text/html; charset=utf-8",
                                incoming.call().preferred("application/json", "application/xml"))),
                Route.of(Operation.builder("refuse", "GET", "/refuse").build(), incoming -> {
                    throw new ResponseException(Response.text(402, "text/plain", "pay"))
                            .with("X-Price", "7")
                            .with("X-None", null);
                }),
                Route.of(Operation.builder("asked", "GET", "/asked?by=name").build(), incoming -> Response.empty(204)),
                Route.of(
                        Operation.builder("either", "GET", "/either")
                                .anonymous()
                                .requires("read")
                                .build(),
                        incoming -> Response.text(
                                200,
                                "text/plain",
                                String.valueOf(incoming.call().caller()))));
        Pipeline pipeline = Pipeline.of(
                routes, PipelineContentTest::authenticate, new LocalLimiter(() -> 0), PipelineSettings.defaults());
        edge = RunningEdge.start(1000, pipeline::addTo);
        client = edge.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        edge.close();
    }

    private static Authentication authenticate(Credentials credentials) {
        List<String> authorization = credentials.authorization();
        if (authorization.isEmpty()) {
            return new Authentication.Missing();
        }
        return authorization.getFirst().equals("Bearer good")
                ? new Authentication.Known(new Caller("ada", "phone", Set.of()))
                : new Authentication.Refused("invalid_token", "no");
    }

    private static String said(Content content) {
        return content == null
                ? "nothing"
                : content.mediaType() + " | " + content.sent() + " | "
                        + new String(content.bytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "application/json > {} > application/json | application/json | {}",
                "text/plain;charset=UTF-8 > a > text/plain | text/plain;charset=UTF-8 | a",
                "image/png > a > image/png | image/png | a",
                "image/gif;a=b > a > image/* | image/gif;a=b | a",
                "text/csv;header=present > a > text/csv; header=present | text/csv;header=present | a",
                "text/plain > '' > text/plain | text/plain | "
            })
    void bodyIsHandedOverWithItsMediaType(String sent, String body, String said) throws Exception {
        HttpRequest request = request("/take")
                .header("Content-Type", sent)
                .POST(BodyPublishers.ofString(body))
                .build();

        assertEquals(said.strip(), send(request).body().strip());
    }

    @Test
    void bodyThatIsNotThereIsNone() throws Exception {
        assertEquals(
                "nothing",
                send(request("/take").POST(BodyPublishers.noBody()).build()).body());
    }

    @Test
    void unsupportedMediaTypeIsAnsweredWithAccept() throws Exception {
        HttpResponse<String> answer = send(request("/take")
                .header("Content-Type", "audio/ogg")
                .POST(BodyPublishers.ofString("a"))
                .build());

        assertEquals(415, answer.statusCode());
        assertEquals(
                "application/json, text/plain, image/*, image/png, text/csv; header=present",
                answer.headers().firstValue("Accept").orElseThrow());
    }

    @Test
    void pathAndQueryAreKeptAsTheyWereSent() throws Exception {
        HttpResponse<String> answer = send(
                request("/raw/a%2C,/%62%2Ed.c?x%5By%5D=1,%2C2&x%5By%5D=+&z").build());

        assertEquals("a%2C, %62 d.c b x%5By%5D=1,%2C2&x%5By%5D=+&z", answer.body());
        assertEquals(
                "application/xml", answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "application/xml > 200 > application/xml",
                "application/xml;q=0.5, application/json;q=0.4 > 200 > application/xml",
                "application/*;q=0.5 > 200 > application/json",
                "*/* > 200 > application/json",
                "image/png > 200 > application/json",
                "text/plain > 406 > ",
            })
    void answerIsWhatTheCallerWantsMost(String accept, int status, String chosen) throws Exception {
        HttpResponse<String> answer =
                send(request("/choose").header("Accept", accept).build());

        assertEquals(status, answer.statusCode());
        if (status == 200) {
            assertEquals(chosen, answer.body());
        }
    }

    @Test
    void textResponseHasTheCharsetUtf8() throws Exception {
        assertEquals(
                "text/html; charset=utf-8",
                send(request("/choose").build())
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow());
        assertEquals(
                "text/plain;charset=utf-8",
                send(request("/refuse").build())
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow());
    }

    @Test
    void documentedErrorWithItsOwnBodyIsSent() throws Exception {
        HttpResponse<String> answer = send(request("/refuse").build());

        assertEquals(402, answer.statusCode());
        assertEquals("pay", answer.body());
        assertEquals("7", answer.headers().firstValue("X-Price").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"/asked?by=name, 204", "/asked?by=size, 404", "/asked, 404"})
    void pathMayAskForAQuery(String path, int status) throws Exception {
        assertEquals(status, send(request(path).build()).statusCode());
    }

    @Test
    void anonymousCallIsAllowedWhereTheDocumentSaysSo() throws Exception {
        assertEquals("null", send(request("/either").build()).body());
        assertEquals(
                "Caller[subject=ada, clientId=phone, scopes=[], authorizationId=null]",
                send(request("/either").header("Authorization", "Bearer good").build())
                        .body());
        assertEquals(
                401,
                send(request("/either").header("Authorization", "Bearer bad").build())
                        .statusCode());
    }

    @Test
    void securitySchemeWithoutAuthenticatorIsRejectedAtStart() {
        Operation operation = Operation.builder("pay", "POST", "/pay")
                .requires("pay")
                .otherScheme("apiKey")
                .build();
        List<Route> routes = List.of(Route.of(operation, incoming -> Response.empty(204)));

        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> Pipeline.of(
                        routes,
                        PipelineContentTest::authenticate,
                        new LocalLimiter(() -> 0),
                        PipelineSettings.defaults()));

        assertEquals(
                "There is no authenticator for the security scheme \"apiKey\" that pay (POST /pay) asks for; only access"
                        + " tokens can be checked",
                refused.getMessage());
    }

    @Test
    void idempotentOperationsKeepTheServerFromStartingWhileThereIsNoStoreForKeys() {
        Operation pay = Operation.builder("pay", "POST", "/pay").idempotent().build();
        Operation refund =
                Operation.builder("refund", "POST", "/refund").idempotent().build();
        Operation list = Operation.builder("list", "GET", "/payments").build();
        List<Route> routes = Stream.of(pay, list, refund)
                .map(operation -> Route.of(operation, incoming -> Response.empty(204)))
                .toList();

        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> Pipeline.of(
                        routes,
                        PipelineContentTest::authenticate,
                        new LocalLimiter(() -> 0),
                        PipelineSettings.defaults()));

        assertEquals(
                "There is no store for idempotency keys, so that repeated calls would be carried out twice; remove"
                        + " x-idempotent from pay (POST /pay), refund (POST /refund)",
                refused.getMessage());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(edge.api(path)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }
}
