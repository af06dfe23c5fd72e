package dev.chirograph.server.oauth.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token that comes back says.
 *
 * @param subject whom it is about
 * @param audience the clients that it was issued to
 * @param sessionId the session of a browser that it was issued in ({@code sid}), null when in none
 */
public record IdTokenHint(
        String subject, List<String> audience, @Nullable String sessionId) {

    /** Copies the list. */
    public IdTokenHint {
        audience = List.copyOf(audience);
    }
}
