package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of all calls of a client.
 *
 * @param endpoint the base URI of the API, without a slash at its end
 * @param timeout the timeout of a whole call
 * @param retry the retry policy
 * @param maxResponseBytes the maximum size of a response body
 * @param userAgent the value of {@code User-Agent}
 * @param credentials headers by name in lower case, for operations that require authentication
 */
public record ClientSettings(
        URI endpoint,
        Duration timeout,
        Retry retry,
        int maxResponseBytes,
        String userAgent,
        Map<String, Secret> credentials) {}
