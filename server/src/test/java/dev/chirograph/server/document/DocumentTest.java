package dev.chirograph.server.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.server.api.DocumentHandler;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.runtime.Authentication;
import dev.chirograph.server.runtime.Limiter;
import dev.chirograph.server.runtime.Route;
import dev.chirograph.server.runtime.pipeline.Pipeline;
import dev.chirograph.server.runtime.pipeline.PipelineSettings;
import io.helidon.webserver.WebServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentTest {
    private static final URI PUBLIC_URL = URI.create("https://api.example.com");

    private static WebServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        DocumentHandler handler = Document.handler(PUBLIC_URL);
        Pipeline pipeline = Pipeline.of(
                List.of(
                        Route.protocol(Operations.GET_DOCUMENT_AS_YAML, handler::getDocumentAsYaml),
                        Route.protocol(Operations.GET_DOCUMENT_AS_JSON, handler::getDocumentAsJson)),
                credentials -> new Authentication.Missing(),
                (limit, key) -> new Limiter.Decision(true, 1, Duration.ofSeconds(1)),
                PipelineSettings.defaults());
        server = WebServer.builder().port(0).routing(pipeline::addTo).build().start();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.yaml", "/openapi.json"})
    void theDocumentIsServedWithItsMediaType(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);

        assertEquals(200, answer.statusCode());
        assertEquals("application" + path.replace("/openapi.", "/"), header(answer, "Content-Type"));
        assertEquals("no-cache", header(answer, "Cache-Control"));
    }

    @Test
    void theDocumentIsThePackagedOneExceptForItsServers() throws Exception {
        String served = new String(get("/openapi.yaml").body(), StandardCharsets.UTF_8);
        String packaged = new String(packaged("/openapi.yaml"), StandardCharsets.UTF_8);

        List<String> added = served.lines()
                .filter(line -> packaged.lines().noneMatch(line::equals))
                .toList();
        List<String> removed = packaged.lines()
                .filter(line -> served.lines().noneMatch(line::equals))
                .toList();
        assertEquals(List.of("  - url: https://api.example.com", "    description: This server."), added);
        assertEquals(2, removed.size(), removed.toString());
        assertEquals(packaged.lines().count(), served.lines().count());
    }

    @Test
    void theOnlyServerIsThePublicUrl() throws Exception {
        JsonObject served = Json.createReader(
                        new ByteArrayInputStream(get("/openapi.json").body()))
                .readObject();
        JsonObject packaged = Json.createReader(new ByteArrayInputStream(packaged("/openapi.json")))
                .readObject();

        assertEquals(
                "https://api.example.com",
                served.getJsonArray("servers").getJsonObject(0).getString("url"));
        assertEquals(1, served.getJsonArray("servers").size());
        assertEquals(packaged.keySet(), served.keySet());
        packaged.forEach((name, value) -> {
            if (!name.equals("servers")) {
                assertEquals(value, served.get(name));
            }
        });
    }

    @Test
    void serversOfAnyFormAreReplaced() {
        String document = """
                openapi: 3.1.0
                servers:
                # ours
                - url: https://a.example

                - url: https://b.example
                tags: []
                """;

        assertEquals("""
                openapi: 3.1.0
                servers:
                  - url: https://api.example.com
                    description: This server.
                tags: []
                """, PublishedServers.inYaml(document, PUBLIC_URL));
        assertThrows(IllegalStateException.class, () -> PublishedServers.inYaml("openapi: 3.1.0\n", PUBLIC_URL));
    }

    @Test
    void theJsonIsTheDocumentThatTheServerWasBuiltFrom() throws Exception {
        byte[] body = get("/openapi.json").body();

        JsonObject document = Json.createReader(new ByteArrayInputStream(body)).readObject();
        assertEquals("3.1.0", document.getString("openapi"));
        Operations.ALL.forEach(operation -> assertEquals(
                operation.id(),
                document.getJsonObject("paths")
                        .getJsonObject(operation.path())
                        .getJsonObject(operation.method().toLowerCase(Locale.ROOT))
                        .getString("operationId")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void matchingIfNoneMatchIsAnsweredWith304(String ifNoneMatch) throws Exception {
        String entityTag = header(get("/openapi.yaml"), "ETag");

        HttpResponse<byte[]> answer = get("/openapi.yaml", ifNoneMatch.formatted(entityTag));

        assertEquals(304, answer.statusCode());
        assertEquals(0, answer.body().length);
        assertEquals(entityTag, header(answer, "ETag"));
        assertEquals("no-cache", header(answer, "Cache-Control"));
    }

    @Test
    void otherIfNoneMatchIsAnsweredWith200() throws Exception {
        String entityTag = header(get("/openapi.yaml"), "ETag");

        assertEquals(200, get("/openapi.json", entityTag).statusCode());
        assertEquals(200, get("/openapi.yaml", entityTag.replace("\"", "")).statusCode());
        assertNotEquals(entityTag, header(get("/openapi.json"), "ETag"));
    }

    private static HttpResponse<byte[]> get(String path, String... ifNoneMatch) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
        for (String value : ifNoneMatch) {
            request.header("If-None-Match", value);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static byte[] packaged(String path) throws IOException {
        try (var file = DocumentTest.class.getResourceAsStream(path)) {
            return file.readAllBytes();
        }
    }
}
