package dev.chirograph.server.contract;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How often something may be called. Operations whose limits are equal, name and all, share one bucket for each key.
 *
 * @param name what the limit is called in answers; printable ASCII
 * @param limit how many calls fit into one window, at least 1
 * @param window how long a window is, at least one second
 * @param per what each has a bucket of its own
 */
public record RateLimit(String name, long limit, Duration window, Per per) {
    private static final Pattern NAME = Pattern.compile("[\\x20-\\x7E]+");

    /** The largest number that a structured field has (RFC 9651, section 3.3.1). */
    private static final long MAXIMUM = 999_999_999_999_999L;

    public RateLimit {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The limit \"" + name + "\" must be named in printable ASCII");
        }
        if (limit < 1 || limit > MAXIMUM) {
            throw new IllegalArgumentException("The limit \"" + name + "\" must allow 1 to " + MAXIMUM + " calls");
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("The window of the limit \"" + name + "\" must be a second or longer");
        }
    }

    /**
     * What calls are counted by. A call of an operation that is public is made by nobody known: it is always counted by its
     * address.
     */
    public enum Per {
        /** The program that calls, whoever uses it: the {@code client_id} of the access token. */
        CLIENT,
        /** Whoever is signed in, whatever program they use: the {@code sub} of the access token. */
        USER,
        /** Where the call comes from. */
        ADDRESS
    }
}
