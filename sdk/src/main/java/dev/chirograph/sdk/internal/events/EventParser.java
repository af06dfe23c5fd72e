package dev.chirograph.sdk.internal.events;

import dev.chirograph.sdk.ServerEvent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses a stream of events as it comes (WHATWG HTML, section 9.2.6). Not safe for use by several threads. */
final class EventParser<T> {
    private static final int LONGEST_RETRY = 12;

    private final InputStream in;
    private final int maximum;
    private final Function<String, T> data;

    private boolean begun;
    private boolean afterReturn;
    private int size;
    private String id = "";
    private @Nullable Duration retry;

    /**
     * Parses a stream.
     *
     * @param maximum how many bytes an event may have
     * @param data makes of the text of an event what its data is
     */
    EventParser(InputStream in, int maximum, Function<String, T> data) {
        this.in = new BufferedInputStream(in);
        this.maximum = maximum;
        this.data = data;
    }

    /**
     * Waits for the next event.
     *
     * @return null when the stream has ended; what it ends in the middle of is no event
     * @throws IOException if the stream breaks, or an event is too large
     */
    @Nullable
    ServerEvent<T> next() throws IOException {
        StringBuilder text = new StringBuilder();
        String event = "";
        boolean any = false;
        size = 0;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (any) {
                    text.setLength(text.length() - 1);
                    return ServerEvent.of(id, event.isEmpty() ? "message" : event, text.toString(), retry, data);
                }
                event = "";
                size = 0;
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
            switch (field) {
                case "data" -> {
                    text.append(value).append('\n');
                    any = true;
                }
                case "event" -> event = value;
                case "id" -> id = value.indexOf('\0') < 0 ? value : id;
                case "retry" -> retry = retry(value);
                default -> {
                    // A comment, whose field is empty, or what nobody knows.
                }
            }
        }
        return null;
    }

    private @Nullable Duration retry(String value) {
        boolean digits = !value.isEmpty() && value.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return digits && value.length() <= LONGEST_RETRY ? Duration.ofMillis(Long.parseLong(value)) : retry;
    }

    /** Reads a line, which ends with CR, LF or both; null at the end of the stream. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        for (int unit = in.read(); unit >= 0; unit = in.read()) {
            boolean second = afterReturn && unit == '\n';
            afterReturn = unit == '\r';
            if (second) {
                continue;
            }
            if (unit == '\r' || unit == '\n') {
                return text(bytes);
            }
            if (++size > maximum) {
                throw new IOException("an event is larger than the " + maximum
                        + " bytes that the client reads; see maximumResponseBytes of its builder");
            }
            bytes.write(unit);
        }
        return null;
    }

    private String text(ByteArrayOutputStream bytes) {
        String line = bytes.toString(StandardCharsets.UTF_8);
        boolean marked = !begun && line.startsWith("\uFEFF");
        begun = true;
        return marked ? line.substring(1) : line;
    }
}
