package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.pipeline.RunningPipeline.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Any request gets exactly one response, with a status of the range 2xx or 4xx. */
class PipelineGarbageTest {
    private static final int REQUESTS = 300;
    private static final long SEED = 20_261_124;

    private static final List<String> METHODS =
            List.of("GET", "GET", "HEAD", "POST", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO");
    private static final List<String> PATHS = List.of(
            "/notes",
            "/notes/",
            "/notes/1",
            "/notes/mine",
            "/notes/%C3%A4",
            "/search?q=1&q=2",
            "/protocol/echo",
            "/limited/perAddress",
            "/nowhere");
    private static final List<String> HEADERS = List.of(
            "Accept: application/json",
            "Accept: text/html;q=0.5, */*;q=0",
            "Content-Type: application/json",
            "Content-Type: application/merge-patch+json; charset=utf-8",
            "Content-Encoding: gzip",
            "Authorization: Bearer ada",
            "Authorization: Bearer stale",
            "Cookie: a=b; c=\"d\"",
            "X-Tag: a, b",
            "X-Forwarded-For: 203.0.113.9, 2001:db8::1",
            "X-Request-Id: abc",
            "X-HELIDON-CN: admin",
            "Expect: 100-continue",
            "If-Match: *",
            "Range: bytes=0-",
            "TE: trailers");
    private static final List<String> BODIES = List.of(
            "",
            "{\"text\":\"a\",\"stars\":1}",
            "{\"text\":\"\\u00e4\",\"stars\":1e400}",
            "[[[[{}]]]]",
            "null",
            "\u00c3\u00a4\u00ff\u0000");

    private static RunningPipeline api;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() throws Exception {
        api = RunningPipeline.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void garbageOnTheWireIsTheCallersFault() throws Exception {
        for (int request = 0; request < REQUESTS; request++) {
            String sent = request();

            String answers = api.raw(sent);

            String answer = answers.startsWith("HTTP/1.1 100 Continue\r\n\r\n") ? answers.substring(25) : answers;
            assertTrue(answer.matches("(?s)HTTP/1\\.1 [24]\\d\\d .*"), () -> sent + "\n--> " + answers);
            assertFalse(answer.contains("Exception"), () -> sent + "\n--> " + answers);
        }
    }

    @Test
    void garbageInFramesIsTheCallersFault() throws Exception {
        for (int request = 0; request < REQUESTS; request++) {
            String path = pick(PATHS);
            String method = pick(METHODS);
            byte[] body = mangle(pick(BODIES)).getBytes(StandardCharsets.ISO_8859_1);
            String accept = printable(mangle("text/html;q=0.5, application/json;v=\"1,2\""));
            String type = printable(mangle("application/json; charset=utf-8"));

            Answer answer = api.send(
                    method,
                    path,
                    BodyPublishers.ofByteArray(body),
                    "Authorization",
                    "Bearer ada",
                    "Accept",
                    accept,
                    "Content-Type",
                    type);

            assertEquals(
                    answer.status() / 100 == 2 ? 2 : 4,
                    answer.status() / 100,
                    () -> method + " " + path + " " + accept + " " + type + " " + answer);
        }
    }

    private String request() {
        var request = new StringBuilder();
        String body = mangle(pick(BODIES));
        request.append(pick(METHODS)).append(' ').append(rarely(pick(PATHS))).append(" HTTP/1.1\r\nHost: x\r\n");
        for (int header = random.nextInt(6); header > 0; header--) {
            request.append(rarely(pick(HEADERS))).append("\r\n");
        }
        request.append("Connection: close\r\n");
        if (random.nextBoolean()) {
            request.append("Content-Length: ")
                    .append(body.length())
                    .append("\r\n\r\n")
                    .append(body);
        } else {
            request.append("Transfer-Encoding: chunked\r\n\r\n");
            if (!body.isEmpty()) {
                request.append(Integer.toHexString(body.length()))
                        .append("\r\n")
                        .append(body)
                        .append("\r\n");
            }
            request.append("0\r\n\r\n");
        }
        return request.toString();
    }

    private String rarely(String text) {
        return random.nextInt(3) == 0 ? mangle(text).replaceAll("[\r\n]", "?") : text;
    }

    /** Leaves a string unchanged, or changes, doubles or drops some of it. */
    private String mangle(String text) {
        var mangled = new StringBuilder(text);
        for (int change = random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(mangled.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> mangled.insert(at, (char) random.nextInt(256));
                case 1 -> mangled.delete(at, at + random.nextInt(4));
                case 2 -> mangled.insert(at, mangled.substring(0, at).repeat(random.nextInt(3)));
                default ->
                    mangled.insert(at, pick(List.of("\"", "\\", ",", ";", "%", "=", "{", "[", "\u0000", "\u00ff")));
            }
        }
        return mangled.toString();
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** The client rejects all other characters. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
