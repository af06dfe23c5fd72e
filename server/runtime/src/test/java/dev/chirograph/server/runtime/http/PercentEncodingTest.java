package dev.chirograph.server.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @Test
    void utf8IsDecoded() {
        assertEquals("a\u20ac b/%\ud83d\ude00", PercentEncoding.decode("a%E2%82%aC%20b%2f%25%F0%9F%98%80"));
    }

    @Test
    void plusIsASpaceInAQueryOnly() {
        assertEquals("a+b", PercentEncoding.decode("a+b"));
        assertEquals("a+b%", PercentEncoding.decode("a+b%25"));
        assertEquals("a b+", PercentEncoding.decodeQuery("a+b%2B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "a%zz",
                "%+1",
                "%C3",
                "%FF",
                "%C0%AF",
                "%ED%A0%80",
                "%F5%80%80%80",
                "\u00e9",
                "%41\u00e9"
            })
    void invalidPercentEncodingIsRejected(String raw) {
        assertNull(PercentEncoding.decode(raw));
        assertNull(PercentEncoding.decodeQuery(raw));
    }
}
