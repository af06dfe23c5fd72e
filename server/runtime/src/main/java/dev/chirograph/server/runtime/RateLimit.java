package dev.chirograph.server.runtime;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How often something may be called. Operations whose limits are equal, name and all, share one bucket for each key.
 *
 * @param name the name in response headers; printable ASCII
 * @param limit how many calls fit into one window, 1 to 1000000000
 * @param window how long a window is, a second to 366 days
 * @param per what each has a bucket of its own
 */
public record RateLimit(String name, long limit, Duration window, Per per) {
    private static final Pattern NAME = Pattern.compile("[\\x20-\\x7E]+");

    /** More than one in a nanosecond of the shortest window is no limit. */
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
     * What calls are counted by. A call of a public operation has no known caller: it is always counted by its
     * address.
     */
    public enum Per {
        /** The client, whichever user it acts for: the {@code client_id} of the access token. */
        CLIENT,
        /** The user, whichever client is used: the {@code sub} of the access token. */
        USER,
        /** The address that the call comes from. */
        ADDRESS
    }
}
