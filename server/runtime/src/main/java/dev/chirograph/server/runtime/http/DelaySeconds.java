package dev.chirograph.server.runtime.http;

import java.time.Duration;

/** The {@code delay-seconds} of {@code Retry-After} (RFC 9110, section 10.2.3). */
public final class DelaySeconds {
    private DelaySeconds() {}

    /** Rounds a duration up to whole seconds, at least 1: a caller that returns a fraction of a second early is rejected again. */
    public static long of(Duration duration) {
        return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
