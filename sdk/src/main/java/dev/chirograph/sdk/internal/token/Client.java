package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A client of the authorization server. It is public if it has neither a secret nor a key.
 *
 * @param id the client identifier
 * @param secret the client secret; null for none
 * @param key the key that signs client assertions; null for none
 */
public record Client(
        String id, @Nullable Secret secret, @Nullable ClientKey key) {

    /** Creates a client without a key. */
    public Client(String id, @Nullable Secret secret) {
        this(id, secret, null);
    }

    /** Returns the value of {@code Authorization}; null for a client that is identified by {@code client_id} in the form. */
    @Nullable
    String authorization() {
        if (secret == null) {
            return null;
        }
        // RFC 6749, section 2.3.1: unlike in other uses of Basic, each part is form-encoded first.
        String credentials = encode(id) + ":" + encode(secret.reveal());
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
