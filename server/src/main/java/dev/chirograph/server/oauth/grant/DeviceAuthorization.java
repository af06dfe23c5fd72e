package dev.chirograph.server.oauth.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a device asks for.
 *
 * @param fingerprint of the device code
 * @param userCode what the user types, without the dash
 * @param clientId the client on the device
 * @param scopes what it asks for, and from the approval on what the user lets it have
 * @param resources what access tokens may be for (RFC 8707), at least this API
 * @param interval how long the device has to wait between two requests
 * @param polledAt when it last asked, null when it has not yet
 * @param decision what the user has decided, null as long as nobody has
 * @param goodUntil until when a user may decide and the device fetch the answer
 */
public record DeviceAuthorization(
        String fingerprint,
        String userCode,
        String clientId,
        Set<String> scopes,
        List<String> resources,
        Duration interval,
        @Nullable Instant polledAt,
        @Nullable Decision decision,
        Instant goodUntil) {

    /** What a user has decided. */
    sealed interface Decision {}

    /**
     * The user agrees.
     *
     * @param subject the user's id
     * @param authenticatedAt when the user gave the password
     */
    record Approved(String subject, Instant authenticatedAt) implements Decision {}

    /** The user does not agree. */
    record Denied() implements Decision {}

    /** Tells whether it is too late for everything. */
    public boolean hasEnded(Instant now) {
        return !goodUntil.isAfter(now);
    }
}
