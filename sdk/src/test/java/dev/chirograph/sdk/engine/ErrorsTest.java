package dev.chirograph.sdk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.chirograph.sdk.internal.json.Codecs;
import dev.chirograph.sdk.internal.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    private static final Errors ERRORS = Errors.of(
            Errors.on("application/json", Responses.json(Json.reader(Codecs.INT64)), "404", "409"),
            Errors.on("text/plain", Responses.text(), "409"),
            Errors.on("application/json", Responses.json(Json.reader(Codecs.BOOL)), "4XX"),
            Errors.on("application/json", Responses.json(Json.reader(Codecs.STRING)), "default"));

    @Test
    void exactStatusTakesPrecedenceOverRangeAndDefault() {
        assertEquals(7L, read(404, "application/json", "7"));
        assertEquals(true, read(410, "application/json", "true"));
        assertEquals("down", read(500, "application/json", "\"down\""));
    }

    @Test
    void mediaTypeSelectsTheErrorBodyOfAStatus() {
        assertEquals(7L, read(409, "application/json", "7"));
        assertEquals("7", read(409, "text/plain; charset=utf-8", "7"));
    }

    @Test
    void unknownMediaTypeIsTriedWithAllReaders() {
        assertEquals(true, read(410, "application/problem+json", "true"));
    }

    @Test
    void malformedErrorBodyIsNull() {
        assertNull(read(404, "application/json", "\"seven\""));
        assertNull(read(404, "text/html", "<p>7</p>"));
        assertNull(read(404, "application/json", ""));
        assertNull(Errors.none().read(404, "application/json", new byte[] {'7'}));
    }

    private static Object read(int status, String mediaType, String body) {
        return ERRORS.read(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }
}
