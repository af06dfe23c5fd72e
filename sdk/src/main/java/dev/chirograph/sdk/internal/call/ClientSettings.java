package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What holds for all calls of a client.
 *
 * @param endpoint where the API is, without a slash at its end
 * @param timeout how long a call may take
 * @param retry when to try again
 * @param maximumResponseBytes how large an answer's body may be
 * @param userAgent what the client calls itself
 * @param credentials headers that show who calls, by their names in lower case; only sent where somebody asks for it
 */
public record ClientSettings(
        URI endpoint,
        Duration timeout,
        Retry retry,
        int maximumResponseBytes,
        String userAgent,
        Map<String, Secret> credentials) {}
