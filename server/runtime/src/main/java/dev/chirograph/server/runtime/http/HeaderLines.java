package dev.chirograph.server.runtime.http;

import io.helidon.http.HeaderName;
import io.helidon.http.Headers;
import java.util.List;

/**
 * Reads headers as they were sent: the web server's {@code values} splits each line at its commas, even within quotes.
 */
public final class HeaderLines {
    private HeaderLines() {}

    /** Returns one value for each line of that name. */
    public static List<String> of(Headers headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }
}
