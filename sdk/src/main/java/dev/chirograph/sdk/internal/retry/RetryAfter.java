package dev.chirograph.sdk.internal.retry;

import dev.chirograph.sdk.transport.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110, section 10.2.3). */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");

    /** Some thirty years: whatever is said in more digits fits no deadline either. */
    private static final int DIGITS = 9;

    private RetryAfter() {}

    /**
     * Returns how long to wait, at least zero; null when the header is missing or cannot be read.
     *
     * @param now the time here, for an answer that does not say what time it is there
     */
    public static @Nullable Duration of(Headers headers, Instant now) {
        String value = headers.first("Retry-After");
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(text.length() > DIGITS ? 999_999_999 : Long.parseLong(text));
        }
        Instant then = date(text);
        if (then == null) {
            return null;
        }
        // By the server's own clock, if it tells: the clocks of the two may differ.
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
