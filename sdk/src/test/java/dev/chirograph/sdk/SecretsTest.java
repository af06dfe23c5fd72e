package dev.chirograph.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.transport.Headers;
import dev.chirograph.sdk.transport.TransportRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String SECRET = "hunter2";

    @Test
    @SuppressWarnings("deprecation")
    void toStringNeverContainsASecret() {
        Headers headers = Headers.of(Map.of("Authorization", List.of("Bearer " + SECRET)));
        TransportRequest request = TransportRequest.of(
                "POST",
                URI.create("https://api.example/things/" + SECRET + "?q=" + SECRET),
                headers,
                SECRET.getBytes(StandardCharsets.UTF_8),
                10);
        Auth credentials = Auth.clientCredentials("robot", SECRET);
        Auth password = Auth.password("app", "user", SECRET);

        for (Object holder : List.of(
                Secret.of(SECRET),
                headers,
                request,
                credentials,
                credentials.grant(),
                password,
                password.grant(),
                Auth.refreshToken("app", SECRET).clientSecret(SECRET).grant(),
                TokenStore.inMemory(Secret.of(SECRET)),
                CallOptions.builder().header("X-Key", SECRET).build(),
                ApiResponse.of(200, headers, SECRET))) {
            assertFalse(holder.toString().contains(SECRET), holder::toString);
        }
    }

    @Test
    void secretsAreComparedByValue() {
        assertEquals(Secret.of(SECRET), Secret.of(SECRET));
        assertEquals(Secret.of(SECRET).hashCode(), Secret.of(SECRET).hashCode());
        assertNotEquals(Secret.of(SECRET), Secret.of("other"));
        assertThrows(IllegalArgumentException.class, () -> Secret.of(""));
    }

    @Test
    void scopesAndClientSecretNeedAnAuthThatRequestsTokens() {
        assertThrows(IllegalStateException.class, () -> Auth.none().scopes("a"));
        assertThrows(
                IllegalStateException.class, () -> Auth.bearer(() -> SECRET).clientSecret("b"));
    }
}
