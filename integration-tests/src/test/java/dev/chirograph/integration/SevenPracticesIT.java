package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.ForbiddenException;
import dev.chirograph.sdk.RateLimitedException;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import dev.chirograph.sdk.model.User;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seven practices of a secure API, each tested against the running server. Start here; the other tests cover each practice
 * in depth.
 */
@ExtendWith(SharedServer.class)
final class SevenPracticesIT {
    private ServerProcess server;
    private HttpClient http;

    @BeforeEach
    void meet(ServerProcess server) throws Exception {
        this.server = server;
        this.http = RawHttp.clientOf(server);
    }

    @Test
    void callersAuthenticateWithOauth2AndGetAJwt() throws Exception {
        HttpResponse<String> answer =
                RawHttp.post(http, server.url().resolve("/token"), "username=user&password=secret");

        JsonObject tokens = json(answer.body());
        assertEquals(200, answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("Bearer", tokens.getString("token_type"));
        assertEquals(1800, tokens.getInt("expires_in"));
        String[] parts = tokens.getString("access_token").split("\\.");
        JsonObject header = json(decoded(parts[0]));
        JsonObject claims = json(decoded(parts[1]));
        assertEquals("at+jwt", header.getString("typ"));
        assertEquals("ES256", header.getString("alg"));
        assertEquals(server.url().toString(), claims.getString("iss"));
        try (ChirographClient signedIn = Clients.to(server)
                .auth(Auth.bearer(() -> tokens.getString("access_token")))
                .build()) {
            User me = signedIn.users().me();
            assertEquals("user", me.username());
            assertEquals(me.id().toString(), claims.getString("sub"));
        }
    }

    @Test
    void apiIsHttpsOnly() throws Exception {
        HttpClient plain = HttpClient.newHttpClient();
        HttpResponse<String> redirect = RawHttp.get(plain, server.plainUrl().resolve("/limited"));
        HttpResponse<String> answer = RawHttp.get(http, server.url().resolve("/openapi.yaml"));
        var old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.1"});
        HttpClient outdated = HttpClient.newBuilder()
                .sslContext(server.tls())
                .sslParameters(old)
                .build();

        assertEquals(308, redirect.statusCode());
        assertTrue(answer.headers()
                .firstValue("Strict-Transport-Security")
                .orElseThrow()
                .startsWith("max-age="));
        assertEquals("TLSv1.3", answer.sslSession().orElseThrow().getProtocol());
        assertThrows(SSLHandshakeException.class, () -> RawHttp.get(outdated, server.url()));
    }

    @Test
    void requestsAreValidated() throws Exception {
        String token = tokenOfTheDeveloper();
        HttpResponse<String> answer = http.send(
                authorised("/users/", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"username": "a", "email": "nowhere", "password": "short", "role": "admin"}"""))
                        .build(),
                BodyHandlers.ofString());

        JsonObject problem = json(answer.body());
        assertEquals(422, answer.statusCode());
        assertEquals(
                List.of("/email", "/password", "/role", "/username"),
                problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(error -> error.getString("pointer"))
                        .sorted()
                        .toList());
        assertFalse(answer.body().contains("short\""), "an answer must not repeat a password");
    }

    @Test
    void scopesLimitAccessTokens() {
        Auth reader = Clients.authOfDeveloper(server).scopes("items:read");
        try (ChirographClient chirograph = Clients.to(server).auth(reader).build()) {
            chirograph.items().list().firstPage();

            ItemCreate lamp =
                    ItemCreate.builder().name("Lamp").price(BigDecimal.ONE).build();
            var refusal = assertThrows(
                    ForbiddenException.class, () -> chirograph.items().create(lamp));

            String challenge = String.valueOf(refusal.headers().first("WWW-Authenticate"));
            assertTrue(challenge.startsWith("Bearer realm=\"chirograph\", error=\"insufficient_scope\","), challenge);
            assertTrue(challenge.contains(", scope=\"items:write\""), challenge);
        }
    }

    @Test
    void rateLimitsAreEnforced(@TempDir Path folder) throws Exception {
        CallOptions hurried =
                CallOptions.builder().timeout(Duration.ofSeconds(1)).build();
        try (ServerProcess own = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.to(own).build()) {
            for (int call = 1; call <= 5; call++) {
                chirograph.limited().get();
            }

            assertThrows(RateLimitedException.class, () -> chirograph.limited().get(hurried));
        }
    }

    @Test
    void requestsAreLoggedAndMeasured() throws Exception {
        try (ChirographClient chirograph = Clients.development(server)) {
            Item lamp = chirograph
                    .items()
                    .create(ItemCreate.builder()
                            .name("Lamp")
                            .price(BigDecimal.ONE)
                            .build());
            ApiResponse<Item> answer = chirograph.items().calls().get(lamp.id()).executeWithResponse();

            String line = server.awaitLog(entry -> entry.contains("Item requested: " + lamp.id() + "\""));

            assertTrue(line.contains(String.valueOf(answer.requestId())), line);
        }
        HttpResponse<String> metrics =
                RawHttp.get(HttpClient.newHttpClient(), server.managementUrl().resolve("/observe/metrics"));
        assertTrue(metrics.body().contains("operation=\"getItem\""), metrics::body);
    }

    /** Audits every operation of the served document. */
    @Test
    void everyOperationRejectsMissingAndInvalidTokens() throws Exception {
        String usersOnly = token("users:read");
        String itemsOnly = token("items:read");
        int audited = 0;
        JsonObject paths = json(RawHttp.get(http, server.url().resolve("/openapi.json"))
                        .body())
                .getJsonObject("paths");
        for (var path : paths.entrySet()) {
            String url = path.getKey()
                    .replace("{item_id}", "1")
                    .replaceAll("\\{[a-z_]+}", "8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11");
            for (var member : path.getValue().asJsonObject().entrySet()) {
                if (!(member.getValue() instanceof JsonObject operation) || !operation.containsKey("operationId")) {
                    continue;
                }
                String method = member.getKey().toUpperCase(java.util.Locale.ROOT);
                boolean open = operation.containsKey("security")
                        && operation.getJsonArray("security").isEmpty();
                String wrong = path.getKey().startsWith("/users") ? itemsOnly : usersOnly;
                audit(open, send(method, url, Map.of()), 401, method + " " + url);
                audit(open, send(method, url, Map.of("Authorization", "Bearer " + wrong)), 403, method + " " + url);
                audit(
                        open,
                        send(method, url, Map.of("Authorization", "Bearer " + wrong + "x")),
                        401,
                        method + " " + url);
                audited++;
            }
        }
        assertTrue(audited >= 18, audited + " operations were audited");
    }

    private static void audit(boolean open, HttpResponse<String> answer, int expected, String what) {
        if (!open) {
            assertEquals(expected, answer.statusCode(), what);
        }
        assertTrue(answer.statusCode() < 500, what);
        assertEquals(List.of(), answer.headers().allValues("Server"), what);
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse("none"), what);
        assertFalse(answer.body().contains("Exception"), what);
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(server.url().resolve(path)).method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder authorised(String path, String token) {
        URI url = server.url().resolve(path);
        return HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token);
    }

    private String tokenOfTheDeveloper() throws Exception {
        return token("users:read users:write");
    }

    private String token(String scope) throws Exception {
        HttpResponse<String> answer = RawHttp.postAs(
                http,
                server.printed("client id"),
                server.printed("client secret"),
                server.url().resolve("/oauth2/token"),
                "grant_type=client_credentials&scope=" + scope.replace(' ', '+'));
        return json(answer.body()).getString("access_token");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
