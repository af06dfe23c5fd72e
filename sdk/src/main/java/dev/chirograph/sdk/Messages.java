package dev.chirograph.sdk;

import java.math.BigDecimal;
import java.time.Duration;

/** Words that several messages use. */
final class Messages {
    private Messages() {}

    /** Says a duration as people do. */
    static String of(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
        return seconds.toPlainString() + " s";
    }

    static String processed(boolean mayHaveBeenProcessed) {
        return mayHaveBeenProcessed
                ? "The server may have processed the request."
                : "The server has not processed the request.";
    }
}
