package dev.chirograph.server.oauth.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an {@code id_token_hint}.
 *
 * @param subject the user's id
 * @param audience the clients that the ID token was issued to
 * @param sessionId the browser session in which it was issued ({@code sid}), null outside of a browser
 */
public record IdTokenHint(
        String subject, List<String> audience, @Nullable String sessionId) {

    /** Copies the list. */
    public IdTokenHint {
        audience = List.copyOf(audience);
    }
}
