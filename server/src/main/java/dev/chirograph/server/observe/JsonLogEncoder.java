package dev.chirograph.server.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * Encodes a log event as one line of JSON: {@code time}, {@code message}, {@code logger_name}, {@code thread_name}, {@code level} and
 * {@code stack_trace}, then the members of the MDC, the key-value pairs of the event and its markers as {@code tags}. Made by
 * {@code logback.xml}. Thread-safe.
 *
 * <p>Every request logs a line, so no general object mapper is used. Numbers and booleans are written as such, every
 * other value as its {@code toString}; null is omitted.
 */
public final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {
    private static final int USUAL_LENGTH = 512;
    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new JsonLine(USUAL_LENGTH);
        line.member("time", time(event.getInstant()));
        addText(line, "message", event.getFormattedMessage());
        addText(line, "logger_name", event.getLoggerName());
        addText(line, "thread_name", event.getThreadName());
        line.member("level", event.getLevel().toString());
        addStackTrace(line, event.getThrowableProxy());
        for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
            line.member(entry.getKey(), entry.getValue());
        }
        addPairs(line, event.getKeyValuePairs());
        addTags(line, event.getMarkerList());
        return line.end();
    }

    /** Returns the time in ISO 8601 format, in UTC and with the precision of the clock. */
    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static void addText(JsonLine line, String name, @Nullable String value) {
        if (value != null) {
            line.member(name, value);
        }
    }

    private static void addStackTrace(JsonLine line, @Nullable IThrowableProxy thrown) {
        if (thrown != null) {
            line.member("stack_trace", ThrowableProxyUtil.asString(thrown));
        }
    }

    private static void addPairs(JsonLine line, @Nullable List<KeyValuePair> pairs) {
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                addPair(line, pair.key, pair.value);
            }
        }
    }

    private static void addPair(JsonLine line, String key, @Nullable Object value) {
        if (value != null) {
            line.member(key, value);
        }
    }

    private static void addTags(JsonLine line, @Nullable List<Marker> markers) {
        if (markers != null && !markers.isEmpty()) {
            line.member("tags", markers.stream().map(Marker::getName).toList());
        }
    }
}
