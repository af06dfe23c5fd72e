package dev.chirograph.integration.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls every kind of operation with a generated client, and checks the HTTP messages. */
class GeneratedClientTest {
    private static BiFunction<String, URI, String> scenes;
    private static HttpServer server;
    private static URI endpoint;

    /** The server's next response. */
    private static Answer next;

    private static final List<Seen> SEEN = new ArrayList<>();

    private record Answer(int status, String mediaType, String body) {}

    private record Seen(String line, String accept, String contentType, String body, HttpExchange exchange) {
        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }
    }

    @BeforeAll
    static void compile(@TempDir Path folder) throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", GeneratedClientTest::answer);
        server.start();
        endpoint = URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
        scenes = GeneratedClient.of(resource("wild.yaml"), resource("Scenes.java.txt"), folder);
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
        next = new Answer(204, "", "");
    }

    @Test
    void pathParametersHaveTheirStyles() {
        assertEquals("done", scenes.apply("path", endpoint));

        assertEquals("GET /v1/paths/a%2Cb,c%2Fd/.1,2/;matrix=x;matrix=y/x=1,y=2", last().line());
    }

    @Test
    void queryParametersHaveTheirStyles() {
        assertEquals("done", scenes.apply("query", endpoint));

        assertEquals(
                "GET /v1/queries?all=red&all=blue&commas=a%2Cb,c&spaces=a%20b&pipes=a%7Cb&deep%5Bx%5D=1&deep%5By%5D=2"
                        + "&x=1&y=2&either=text&any=7&where=%7B%22x%22%3A1%2C%22y%22%3A2%7D&sums=a,1.50",
                last().line());
    }

    @Test
    void headerAndCookieParametersHaveTheirStyles() {
        assertEquals("done", scenes.apply("headers", endpoint));

        assertEquals("a,b", last().header("X-Tags"));
        assertEquals("x=1,y=2", last().header("X-Point"));
        assertEquals("{\"x\":1,\"y\":2}", last().header("X-Where"));
        assertEquals("theme=dark%20mode; sizes=1,2", last().header("Cookie"));
    }

    @Test
    void formBodyIsUrlEncoded() {
        assertEquals("done", scenes.apply("form", endpoint));

        assertEquals("application/x-www-form-urlencoded", last().contentType());
        assertEquals("name=a%26b&tags=x,y&place%5Bx%5D=1&place%5By%5D=2", last().body());
    }

    @Test
    void multipartBodyHasAPartForEachProperty() {
        assertEquals("done", scenes.apply("upload", endpoint));

        assertTrue(last().contentType().startsWith("multipart/form-data; boundary="), last().contentType());
        String body = last().body().replaceAll("--part-[0-9a-f]+", "--");
        assertTrue(body.contains("name=\"image\"; filename=\"image\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n"), body);
        assertTrue(
                body.contains("name=\"place\"\r\nContent-Type: application/json\r\n\r\n{\"x\":1,\"y\":2}\r\n"), body);
        assertTrue(body.contains("name=\"notes\"\r\n\r\none\r\n--\r\n"), body);
    }

    @Test
    void optionalBodyIsOmitted() {
        assertEquals("done", scenes.apply("no upload", endpoint));

        assertEquals(null, last().contentType());
    }

    @Test
    void textBodyIsSentAndParsed() {
        next = new Answer(200, "text/plain", "7");

        assertEquals("8", scenes.apply("text", endpoint));

        assertEquals("grüße", last().body());
        assertTrue(last().accept().startsWith("text/plain"), last().accept());
    }

    @Test
    void binaryBodyIsSentAndReadUnchanged() {
        next = new Answer(200, "image/webp", "\u0001\u00ff");

        assertEquals("\u0001\u00ff", scenes.apply("image", endpoint));

        assertEquals("image/png", last().contentType());
    }

    @Test
    void unionBodyIsSentAndReadAsOneOfItsVariants() {
        next = new Answer(200, "application/json", "{\"kind\":\"dog\",\"barks\":true}");

        assertEquals("dog true", scenes.apply("pet", endpoint));

        assertEquals("{\"kind\":\"cat\",\"lives\":7}", last().body());
        assertTrue(last().accept().startsWith("application/json"), last().accept());
    }

    @Test
    void otherMediaTypeHasItsOwnMethod() {
        next = new Answer(200, "application/xml", "<dog/>");

        assertEquals("<dog/>", scenes.apply("xml", endpoint));

        assertEquals("application/xml <cat/>", last().contentType() + " " + last().body());
        assertTrue(last().accept().startsWith("application/xml"), last().accept());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"kind\":\"cat\",\"lives\":9} | done cat of 9",
                "202 | {\"x\":3} | going 3",
                "204 | '' | nothing",
                "207 | {} | other 207"
            })
    void anAnswerIsWhatItsStatusSays(int status, String body, String expected) {
        next = new Answer(status, "application/json", body);

        assertEquals(expected, scenes.apply("job", endpoint));

        assertTrue(last().header("Idempotency-Key").length() > 30, "an operation that is idempotent has a key");
    }

    @Test
    void nullableResponseIsNull() {
        next = new Answer(200, "application/json", "null");
        assertEquals("null", scenes.apply("maybe", endpoint));
        next = new Answer(200, "application/json", "\"red\"");
        assertEquals("red", scenes.apply("maybe", endpoint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | application/json | {\"what\":\"it\"} | 404 missing it",
                "410 | application/json | {\"reason\":\"gone\"} | 410 refused: gone",
                "500 | text/plain | down | 500 down",
                "404 | text/html | <p>none</p> | '404 '"
            })
    void aRefusalCarriesWhatTheDocumentSays(int status, String mediaType, String body, String expected) {
        next = new Answer(status, mediaType, body);

        assertEquals(expected, scenes.apply("error", endpoint));
    }

    @Test
    void serverSentEventsAreReadOneByOne() {
        next = new Answer(
                200,
                "text/event-stream",
                "event: made\ndata: {\"kind\":\"cat\",\"lives\":1}\n\ndata: {\"kind\":\"dog\",\"barks\":false}\n\n");

        assertEquals("made cat of 1; message dog false; ", scenes.apply("events", endpoint));

        assertTrue(last().accept().startsWith("text/event-stream"), last().accept());
    }

    @Test
    void eventStreamOrListIsChosenByMethod() {
        next = new Answer(200, "application/json", "[{\"kind\":\"fish\"}]");

        assertEquals("1", scenes.apply("list", endpoint));
    }

    @Test
    void headResponseHasNoBody() {
        next = new Answer(200, "application/json", "");

        assertEquals("done", scenes.apply("head", endpoint));

        assertEquals("HEAD /v1/things", last().line());
    }

    @Test
    void documentedRedirectIsASuccessfulResponse() {
        next = new Answer(302, "", "");

        assertEquals("302 https://elsewhere.example/", scenes.apply("elsewhere", endpoint));
    }

    @Test
    void tokenRequestsGoToTheDocumentsTokenUrl() {
        scenes.apply("path", endpoint);

        assertEquals("POST /v1/login/token", SEEN.get(0).line());
        assertEquals("Bearer wild-token", last().header("Authorization"));
    }

    private static Seen last() {
        return SEEN.get(SEEN.size() - 1);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            SEEN.add(new Seen(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    headers.getFirst("Accept"),
                    headers.getFirst("Content-Type"),
                    body,
                    exchange));
            Answer answer = exchange.getRequestURI().getPath().endsWith("/token")
                    ? new Answer(
                            200,
                            "application/json",
                            "{\"access_token\":\"wild-token\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
                    : next;
            byte[] content = answer.body()
                    .getBytes(
                            answer.mediaType().startsWith("image")
                                    ? StandardCharsets.ISO_8859_1
                                    : StandardCharsets.UTF_8);
            if (!answer.mediaType().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            }
            if (answer.status() == 302) {
                exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
            }
            exchange.sendResponseHeaders(answer.status(), content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = GeneratedClientTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
