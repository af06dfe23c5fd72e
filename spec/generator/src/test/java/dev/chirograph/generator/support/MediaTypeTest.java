package dev.chirograph.generator.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a/b                       | {}
            A/B ; C=D                 | {c=D}
            a/b;c=d;c=e               | {c=d}
            a/b;;;x;c = "d;e=f" ;g=h  | {c=d;e=f, g=h}
            a/b;c="d\\"e"             | {c=d"e}
            a/b;c="d\\";e=f           | {c=d\\, e=f}
            a/b;c="d                  | {c=d}
            a/b;c=                    | {c=}
            """)
    void asMuchIsReadAsCanBe(String text, String parameters) {
        MediaType mediaType = MediaType.of(text);

        assertEquals("a/b", mediaType.essence());
        assertEquals(parameters, mediaType.parameters().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "=", "\"", "\\\"", ";=", ";a=\"", " "})
    void aLongTextTakesNoLongTime(String piece) {
        String text = "a/b;" + piece.repeat(200_000) + "=";

        Map<String, String> parameters = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> MediaType.of(text).parameters());

        assertTrue(parameters.size() < 3);
    }

    @Test
    void rangesHoldTypes() {
        assertTrue(MediaType.of("image/png").in(MediaType.of("image/*")));
        assertTrue(MediaType.of("image/png").in(MediaType.of("*/*")));
        assertTrue(MediaType.of("IMAGE/png;q=1").in(MediaType.of("image/PNG")));
        assertFalse(MediaType.of("text/png").in(MediaType.of("image/*")));
        assertTrue(MediaType.of("application/problem+json; charset=utf-8").json());
        assertFalse(MediaType.of("application/jsonp").json());
    }
}
