package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A registered client of the authorization server.
 *
 * @param id its id
 * @param secret what it authenticates with; null for one that has none
 * @param key what it signs assertions with; null for one that has none
 */
public record Client(
        String id, @Nullable Secret secret, @Nullable ClientKey key) {

    /** Is public, or has a secret. */
    public Client(String id, @Nullable Secret secret) {
        this(id, secret, null);
    }

    /** Returns the value of {@code Authorization}; null for a client that says who it is in the form. */
    @Nullable
    String authorization() {
        if (secret == null) {
            return null;
        }
        // RFC 6749, section 2.3.1: each part is form-encoded first, unlike in any other use of Basic.
        String credentials = encode(id) + ":" + encode(secret.reveal());
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
