package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementTokenFilterTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static RunningEdge edge;

    @BeforeAll
    static void start() throws Exception {
        edge = RunningEdge.startWithToken(TOKEN);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void healthNeedsNoToken() throws Exception {
        assertEquals(200, get("/observe/health", null).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/observe/metrics", "/observe/info", "/observe/healthy", "/observe/health/../info", "/"})
    void everythingElseDoes(String path) throws Exception {
        HttpResponse<String> refused = get(path, null);

        // A path that is not canonical is refused before anybody looks at a token.
        assertEquals(path.contains("..") ? 400 : 401, refused.statusCode());
        assertEquals(404, get("/observe/nothing", "Bearer " + TOKEN).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer 0123456789abcdef0123456789abcdeF",
                "Bearer 0123456789abcdef0123456789abcdef0",
                "Basic 0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef"
            })
    void aWrongTokenIsRefusedWithAChallenge(String authorization) throws Exception {
        HttpResponse<String> refused = get("/observe/info", authorization);

        assertEquals(401, refused.statusCode());
        assertEquals(
                "Bearer realm=\"management\", error=\"invalid_token\"",
                refused.headers().firstValue("WWW-Authenticate").orElse(""));
        assertEquals(404, get("/observe/nothing", "bearer " + TOKEN).statusCode());
    }

    private static HttpResponse<String> get(String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge.management(path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
