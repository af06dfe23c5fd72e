package dev.chirograph.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.sdk.engine.Operation;
import dev.chirograph.sdk.engine.Request;
import dev.chirograph.sdk.engine.Responses;
import dev.chirograph.sdk.transport.Headers;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientTest {
    private static final URI ENDPOINT = URI.create("https://api.example/v2");
    private static final Auth AUTH = Auth.clientCredentials("robot", "secret");

    @ParameterizedTest
    @CsvSource({
        "/oauth2/token, https://api.example/v2/oauth2/token",
        "oauth2/token, https://api.example/v2/oauth2/token",
        "https://login.example/token?tenant=7, https://login.example/token?tenant=7"
    })
    void tokenRequestsGoToTheTokenUrl(String tokenUrl, String expected) {
        List<String> asked = new ArrayList<>();
        try (ApiClient client = ApiClient.builder()
                .endpoint(ENDPOINT)
                .auth(AUTH)
                .tokenUrl(tokenUrl)
                .transport(request -> {
                    asked.add(request.uri().toString());
                    String response = "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60}";
                    return CompletableFuture.completedFuture(
                            TransportResponse.of(200, Headers.of(Map.of()), response.getBytes(StandardCharsets.UTF_8)));
                })
                .build()) {
            Operation operation =
                    Operation.builder("read", "GET", "/things").authenticated().build();

            client.engine()
                    .call(Request.to(operation).build(), Responses.empty())
                    .execute();
        }

        assertEquals(List.of(expected, "https://api.example/v2/things"), asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.example/token", "//login.example/token", "", "ftp://localhost/token"})
    void insecureTokenUrlIsRejected(String tokenUrl) {
        ApiClient.Builder builder = ApiClient.builder();

        assertThrows(IllegalArgumentException.class, () -> builder.tokenUrl(tokenUrl));
    }

    @Test
    void missingTokenUrlIsRejected() {
        ApiClient.Builder builder = ApiClient.builder().endpoint(ENDPOINT).auth(AUTH);

        assertThrows(IllegalStateException.class, builder::build);
    }

    @Test
    void apiKeyAndBasicAreSentOnlyToAuthenticatedOperations() {
        assertEquals(List.of("k-1", "none"), sent(Auth.apiKey("X-API-Key", "k-1"), "X-API-Key"));
        assertEquals(List.of("Basic YWRhOmFiYw==", "none"), sent(Auth.basic("ada", "abc"), "Authorization"));
    }

    @Test
    void invalidApiKeyAndBasicUsernameAreRejectedAndToStringHidesCredentials() {
        assertEquals("Auth[x-api-key]", Auth.apiKey("X-API-Key", "k-1").toString());
        assertThrows(IllegalArgumentException.class, () -> Auth.apiKey("X-API-Key", "a\nb"));
        assertThrows(IllegalArgumentException.class, () -> Auth.basic("a:b", "c"));
    }

    /** Returns a header of a call that requires authentication, and of one that does not. */
    private static List<String> sent(Auth auth, String header) {
        List<String> sent = new ArrayList<>();
        try (ApiClient client = ApiClient.builder()
                .endpoint(ENDPOINT)
                .auth(auth)
                .transport(request -> {
                    String value = request.headers().first(header);
                    sent.add(value == null ? "none" : value);
                    return CompletableFuture.completedFuture(
                            TransportResponse.of(204, Headers.of(Map.of()), new byte[0]));
                })
                .build()) {
            Operation guarded =
                    Operation.builder("read", "GET", "/things").authenticated().build();
            Operation open = Operation.builder("look", "GET", "/open").build();
            client.engine().call(Request.to(guarded).build(), Responses.empty()).execute();
            client.engine().call(Request.to(open).build(), Responses.empty()).execute();
        }
        return sent;
    }
}
