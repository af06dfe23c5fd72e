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

/** Parses a stream of server-sent events (WHATWG HTML, section 9.2.6). Not thread-safe. */
final class EventParser<T> {
    private static final int MAX_RETRY_DIGITS = 12;

    private final InputStream in;
    private final int maxEventBytes;
    private final Function<String, T> dataReader;

    private boolean started;
    private boolean afterReturn;
    private int size;
    private String id = "";
    private @Nullable Duration retry;

    /**
     * Creates a parser.
     *
     * @param maxEventBytes the maximum size of an event
     * @param dataReader parses the data of an event
     */
    EventParser(InputStream in, int maxEventBytes, Function<String, T> dataReader) {
        this.in = new BufferedInputStream(in);
        this.maxEventBytes = maxEventBytes;
        this.dataReader = dataReader;
    }

    /**
     * Waits for the next event.
     *
     * @return null at the end of the stream; an incomplete event before it is dropped
     * @throws IOException if the connection breaks or an event is too large
     */
    @Nullable
    ServerEvent<T> next() throws IOException {
        StringBuilder data = new StringBuilder();
        String type = "";
        boolean hasData = false;
        size = 0;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (hasData) {
                    data.setLength(data.length() - 1);
                    return ServerEvent.of(id, type.isEmpty() ? "message" : type, data.toString(), retry, dataReader);
                }
                type = "";
                size = 0;
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
            switch (field) {
                case "data" -> {
                    data.append(value).append('\n');
                    hasData = true;
                }
                case "event" -> type = value;
                case "id" -> id = value.indexOf('\0') < 0 ? value : id;
                case "retry" -> retry = retry(value);
                default -> {
                    // A comment, whose field name is empty, or an unknown field: ignored.
                }
            }
        }
        return null;
    }

    private @Nullable Duration retry(String value) {
        boolean digits = !value.isEmpty() && value.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return digits && value.length() <= MAX_RETRY_DIGITS ? Duration.ofMillis(Long.parseLong(value)) : retry;
    }

    /** Reads a line, which ends with CR, LF or CRLF; null at the end of the stream. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        for (int unit = in.read(); unit >= 0; unit = in.read()) {
            boolean second = afterReturn && unit == '\n';
            afterReturn = unit == '\r';
            if (second) {
                continue;
            }
            if (unit == '\r' || unit == '\n') {
                return decode(bytes);
            }
            if (++size > maxEventBytes) {
                throw new IOException("an event is larger than " + maxEventBytes
                        + " bytes; increase `maxResponseBytes` of the client's builder");
            }
            bytes.write(unit);
        }
        return null;
    }

    private String decode(ByteArrayOutputStream bytes) {
        String line = bytes.toString(StandardCharsets.UTF_8);
        boolean hasByteOrderMark = !started && line.startsWith("\uFEFF");
        started = true;
        return hasByteOrderMark ? line.substring(1) : line;
    }
}
