package dev.chirograph.sdk.internal.retry;

import dev.chirograph.sdk.transport.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses {@code Retry-After} (RFC 9110, section 10.2.3). */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** About thirty years, more than any timeout: longer numbers are cut to this. */
    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /**
     * Returns the delay, at least zero; null if the header is missing or invalid.
     *
     * @param now the current time, for a response without {@code Date}
     */
    public static @Nullable Duration of(Headers headers, Instant now) {
        String value = headers.first("Retry-After");
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(text.length() > MAX_DIGITS ? 999_999_999 : Long.parseLong(text));
        }
        Instant then = date(text);
        if (then == null) {
            return null;
        }
        // By the server's clock if the response has a Date: the two clocks may differ.
        Instant sent = date(headers.first("Date"));
        Duration wait = Duration.between(sent == null ? now : sent, then);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static @Nullable Instant date(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip(), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
