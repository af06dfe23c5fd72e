package dev.chirograph.server.oauth.authorize;

import dev.chirograph.server.oauth.protocol.Form;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that is not answered yet.
 *
 * @param id what it is kept under, null as long as it is not kept
 * @param form its parameters, which are read and checked anew whenever it goes on
 * @param browserSession the sign-in that the browser had when it brought the request, null when it had none
 * @param pushed the fingerprint of the pushed request that it repeats, null when it repeats none
 * @param arrivedAt when the browser brought it
 */
record StoredAuthorizationRequest(
        @Nullable String id,
        Form form,
        @Nullable UUID browserSession,
        @Nullable String pushed,
        Instant arrivedAt) {

    /** Leaves out the id and the parameters. */
    @Override
    public String toString() {
        return "PendingRequest[arrivedAt=" + arrivedAt + "]";
    }
}
