package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {
    private static RunningEdge edge;

    @BeforeAll
    static void start() throws Exception {
        edge = RunningEdge.start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void everyResponseHasARequestIdAndTheSecurityHeaders() throws Exception {
        HttpResponse<String> answer = get(edge.api("/ok"));

        assertEquals(200, answer.statusCode());
        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
        assertEquals("max-age=86400", header(answer, "Strict-Transport-Security"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("no-store", header(answer, "Cache-Control"));
        assertEquals("default-src 'none'; frame-ancestors 'none'", header(answer, "Content-Security-Policy"));
        assertEquals("no-referrer", header(answer, "Referrer-Policy"));
        assertTrue(header(answer, "X-Request-Id").matches("[0-9a-f]{24}"));
        assertEquals("", header(answer, "Server"));
    }

    @Test
    void headerOfTheResponseTakesPrecedenceOverSecurityHeaders() throws Exception {
        assertEquals("max-age=60", header(get(edge.api("/cached")), "Cache-Control"));
    }

    @Test
    void validRequestIdOfTheCallerIsUsed() throws Exception {
        HttpResponse<String> answer = get(edge.api("/who"), "X-Request-Id", "call-1.a_B");

        assertEquals("call-1.a_B", header(answer, "X-Request-Id"));
        assertEquals("call-1.a_B 127.0.0.1", answer.body());
    }

    @Test
    void invalidRequestIdIsReplaced() throws Exception {
        HttpResponse<String> answer = get(edge.api("/who"), "X-Request-Id", "a\" level=\"ERROR");

        assertTrue(header(answer, "X-Request-Id").matches("[0-9a-f]{24}"));
    }

    @Test
    void callerBehindATrustedProxyIsTheOneItNames() throws Exception {
        HttpResponse<String> answer = get(edge.api("/who"), "X-Forwarded-For", "1.1.1.1, 203.0.113.9");

        assertTrue(answer.body().endsWith(" 203.0.113.9"), answer.body());
    }

    @Test
    void exceptionIsAProblemThatTellsNothing() throws Exception {
        HttpResponse<String> answer = get(edge.api("/boom"));

        assertProblem(500, answer);
        assertFalse(answer.body().contains("hidden"), answer.body());
        assertFalse(answer.body().contains("Exception"), answer.body());
        assertTrue(answer.body().contains(header(answer, "X-Request-Id")));
        assertEquals("no-store", header(answer, "Cache-Control"));
    }

    @Test
    void unknownPathIsAProblem() throws Exception {
        assertProblem(404, get(edge.api("/nothing")));
    }

    @Test
    void headerThatOnlyTheServerSetsIsTakenAway() throws Exception {
        assertEquals("none", get(edge.api("/name"), "X-HELIDON-CN", "admin").body());
    }

    @Test
    void bodyThatGrowsBeyondTheCapIsTooLarge() throws Exception {
        var body = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1001]));
        try (HttpClient client = edge.client()) {
            var request = HttpRequest.newBuilder(edge.api("/echo")).POST(body).build();

            assertProblem(413, client.send(request, HttpResponse.BodyHandlers.ofString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ok%2f", "/%2e%2e/ok", "/ok;a=b", "//ok", "/a/../ok", "/ok%00", "/ok%5c", "/ok%ff"})
    void oddPathIsAProblemBeforeRouting(String path) throws Exception {
        String answer = edge.rawApi("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertRawProblem(400, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND"})
    void unknownMethodIsAnsweredWith405(String method) throws Exception {
        String answer = edge.rawApi(method + " /ok HTTP/1.1\r\nHost: x\r\n\r\n");

        assertRawProblem(405, answer);
        assertTrue(answer.contains("\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n"), answer);
    }

    @Test
    void managementFeatureGetsALivenessCheckOfEachListener() throws Exception {
        HttpResponse<String> live = get(edge.management("/observe/health"));

        assertEquals(200, live.statusCode());
        assertEquals("listener-api listener-plain", live.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/observe", "/observe/health", "/observe/metrics", "/observe/config", "/observe/info"})
    void managementIsNotOnTheApisListener(String path) throws Exception {
        assertEquals(404, get(edge.api(path)).statusCode());
    }

    private static HttpResponse<String> get(URI uri, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = edge.client()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", header(answer, "Content-Type"));
        assertTrue(answer.body().contains("\"status\":" + status), answer.body());
    }

    private static void assertRawProblem(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertEquals(answer.indexOf("HTTP/1.1"), answer.lastIndexOf("HTTP/1.1"), "one answer only: " + answer);
    }
}
