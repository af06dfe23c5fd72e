package dev.chirograph.server.oauth.key;

import java.util.List;

/**
 * What an ID token that comes back says.
 *
 * @param subject whom it is about
 * @param audience the clients that it was issued to
 */
public record IdTokenHint(String subject, List<String> audience) {

    /** Copies the list. */
    public IdTokenHint {
        audience = List.copyOf(audience);
    }
}
