package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.oauth.protocol.Form;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request without a response yet.
 *
 * @param id the id that it is stored under, null before it is stored
 * @param form its parameters, which are read and validated at each step
 * @param browserSession the session that the browser had when the request arrived, null for none
 * @param pushed the fingerprint of the pushed request, null if it was not pushed
 * @param arrivedAt when it arrived with the browser
 */
record StoredAuthorizationRequest(
        @Nullable String id,
        Form form,
        @Nullable UUID browserSession,
        @Nullable String pushed,
        Instant arrivedAt) {

    /** Omits the id and the parameters, which are secret. */
    @Override
    public String toString() {
        return "StoredAuthorizationRequest[arrivedAt=" + arrivedAt + "]";
    }
}
