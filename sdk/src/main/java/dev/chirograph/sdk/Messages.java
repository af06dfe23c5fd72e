package dev.chirograph.sdk;

import java.math.BigDecimal;
import java.time.Duration;

/** Parts of messages that several exceptions use. */
final class Messages {
    private Messages() {}

    /** Returns a duration in seconds, such as {@code 1.5 s}. */
    static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
        return seconds.toPlainString() + " s";
    }

    static String processed(boolean mayHaveBeenProcessed) {
        return mayHaveBeenProcessed
                ? "The server may have processed the request."
                : "The server has not processed the request.";
    }
}
