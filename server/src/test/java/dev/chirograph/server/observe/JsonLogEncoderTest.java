package dev.chirograph.server.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;

final class JsonLogEncoderTest {
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("dev.chirograph.Example");
    private final JsonLogEncoder encoder = new JsonLogEncoder();

    @Test
    void lineOfARequestHasItsMembersInOrder() {
        LoggingEvent event = event("request", null, Map.of("request_id", "r-1"));
        event.addKeyValuePair(new KeyValuePair("operation", "listItems"));
        event.addKeyValuePair(new KeyValuePair("status", 200));
        event.addKeyValuePair(new KeyValuePair("duration_ms", 1.25));

        assertEquals(
                "{\"time\":\"2026-11-24T12:00:00.12345Z\",\"message\":\"request\",\"logger_name\":\"dev.chirograph.Example\","
                        + "\"thread_name\":\"main\",\"level\":\"INFO\",\"request_id\":\"r-1\",\"operation\":\"listItems\","
                        + "\"status\":200,\"duration_ms\":1.25}\n",
                line(event));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T12:00:00Z, 2026-11-24T12:00:00Z",
        "2026-11-24T12:34:56.7Z, 2026-11-24T12:34:56.7Z",
        "2026-11-24T12:34:56.000000001Z, 2026-11-24T12:34:56.000000001Z"
    })
    void timeIsInUtcWithoutTrailingZeros(Instant time, String expected) {
        LoggingEvent event = event("request");
        event.setInstant(time);

        assertEquals(expected, object(event).getString("time"));
    }

    @Test
    void controlCharactersQuotesAndBackslashesAreEscaped() {
        String text = "\" \\ / \b \f \n \r \t \0 \u001F \u007F <>&'";

        String line = line(event(text));

        assertTrue(line.contains("\"\\\" \\\\ / \\b \\f \\n \\r \\t \\u0000 \\u001F \u007F <>&'\""), line);
        assertEquals(text, object(event(text)).getString("message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "€", "\u2028\u2029", "\uD83D\uDE00", "\uDBFF\uDFFF", "a\uD83D\uDE00\uD83D\uDE00b"})
    void charactersBeyondAsciiAreUtf8(String text) {
        String line = line(event(text));

        assertTrue(line.contains("\"message\":\"" + text + "\""), line);
        assertEquals(text, object(event(text)).getString("message"));
    }

    @ParameterizedTest
    @CsvSource({"x\uD83D,x\\uD83D", "\uD83Dx,\\uD83Dx", "\uDE00,\\uDE00", "\uDE00\uD83D,\\uDE00\\uD83D"})
    void loneSurrogatesAreEscaped(String text, String expected) {
        String line = line(event(text));

        assertTrue(line.contains("\"message\":\"" + expected + "\""), line);
    }

    @Test
    void everyCharacterIsReadBackAsItWas() {
        var text = new StringBuilder();
        for (int point = 0; point <= 0x2FFF; point++) {
            text.appendCodePoint(point);
        }
        text.appendCodePoint(Character.MAX_CODE_POINT);

        assertEquals(text.toString(), object(event(text.toString())).getString("message"));
    }

    @Test
    void numbersAndBooleansAreNotQuotedAndNullIsLeftOut() {
        assertEquals("{\"a\":1,\"b\":-2,\"c\":1.0E10,\"d\":true}\n", pairs(1, -2L, 1.0e10, true));
        assertEquals("{\"a\":\"NaN\",\"b\":\"Infinity\"}\n", pairs(Double.NaN, Float.POSITIVE_INFINITY));
        assertEquals("{\"b\":\"PT3S\"}\n", pairs(null, Duration.ofSeconds(3)));
    }

    @Test
    void keysAreEscaped() {
        LoggingEvent event = event("request");
        event.addKeyValuePair(new KeyValuePair("a\"b\n", "c"));

        assertEquals("c", object(event).getString("a\"b\n"));
    }

    @Test
    void exceptionIsAStackTraceWithItsCauses() {
        var thrown = new IllegalStateException("outer \"quoted\"", new IllegalArgumentException("inner"));

        String trace = object(event("failed", thrown, Map.of())).getString("stack_trace");

        assertTrue(trace.startsWith("java.lang.IllegalStateException: outer \"quoted\"\n\tat "), trace);
        assertTrue(trace.contains("\nCaused by: java.lang.IllegalArgumentException: inner\n"), trace);
    }

    @Test
    void markersAreTagsAndAMissingMessageIsLeftOut() {
        LoggingEvent event = event(null);
        event.addMarker(MarkerFactory.getMarker("ONE"));
        event.addMarker(MarkerFactory.getMarker("TWO"));

        JsonObject object = object(event);

        assertEquals("[\"ONE\",\"TWO\"]", object.getJsonArray("tags").toString());
        assertTrue(!object.containsKey("message"), object::toString);
    }

    /** Returns the members of an event that come from values under the keys a, b and so on. */
    private String pairs(@Nullable Object... values) {
        LoggingEvent event = event("request");
        char key = 'a';
        for (Object value : values) {
            event.addKeyValuePair(new KeyValuePair(String.valueOf(key++), value));
        }
        String line = line(event);
        return "{" + line.substring(line.indexOf("\"level\":\"INFO\",") + "\"level\":\"INFO\",".length());
    }

    private LoggingEvent event(@Nullable String message) {
        return event(message, null, Map.of());
    }

    private LoggingEvent event(@Nullable String message, @Nullable Throwable thrown, Map<String, String> mdc) {
        var event = new LoggingEvent("", logger, Level.INFO, message, thrown, null);
        event.setThreadName("main");
        event.setInstant(Instant.parse("2026-11-24T12:00:00.123450Z"));
        event.setMDCPropertyMap(mdc);
        return event;
    }

    private String line(LoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private JsonObject object(LoggingEvent event) {
        String line = line(event);
        assertEquals(line.length() - 1, line.indexOf('\n'), line);
        return Json.createReader(new StringReader(line)).readObject();
    }
}
