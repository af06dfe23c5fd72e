package dev.chirograph.server.oauth.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device authorization request (RFC 8628, section 3.1) and its state.
 *
 * @param fingerprint the fingerprint of the device code
 * @param userCode the {@code user_code} without its dash
 * @param clientId the client on the device
 * @param scopes the requested scopes; once approved, the granted ones
 * @param resources the resources that access tokens may be for (RFC 8707), at least this API
 * @param interval the time that the device must wait between two requests
 * @param polledAt when it last polled, null before the first time
 * @param decision the decision of the user, null before it
 * @param goodUntil when the codes expire
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

    /** The decision of a user. */
    sealed interface Decision {}

    /**
     * The user has approved the request.
     *
     * @param subject the user's id
     * @param authenticatedAt when the user entered the password
     */
    record Approved(String subject, Instant authenticatedAt) implements Decision {}

    /** The user has denied the request. */
    record Denied() implements Decision {}

    /** Returns whether the codes have expired. */
    public boolean isExpired(Instant now) {
        return !goodUntil.isAfter(now);
    }
}
