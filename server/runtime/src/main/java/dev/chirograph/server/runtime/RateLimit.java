package dev.chirograph.server.runtime;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A rate limit. Operations with equal limits, including the name, share one bucket for each key.
 *
 * @param name the name in response headers; printable ASCII
 * @param limit the number of calls in one window, 1 to 1000000000
 * @param window the length of a window, one second to 366 days
 * @param per the key of buckets
 */
public record RateLimit(String name, long limit, Duration window, Per per) {
    private static final Pattern NAME = Pattern.compile("[\\x20-\\x7E]+");

    /** One call per nanosecond of the shortest window; more would be no limit. */
    private static final long MAXIMUM = 1_000_000_000;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    public RateLimit {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The limit \"" + name + "\" must be named in printable ASCII");
        }
        if (limit < 1 || limit > MAXIMUM) {
            throw new IllegalArgumentException("The limit \"" + name + "\" must allow 1 to " + MAXIMUM + " calls");
        }
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The window of the limit \"" + name + "\" must be a second to 366 days long");
        }
    }

    /**
     * The key that calls are counted by. A call of a public operation has no authenticated caller and is always counted
     * by its address.
     */
    public enum Per {
        /** The client, for all users: the {@code client_id} of the access token. */
        CLIENT,
        /** The user, for all clients: the {@code sub} of the access token. */
        USER,
        /** The address of the caller. */
        ADDRESS
    }
}
