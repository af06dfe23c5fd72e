package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingGuardTest {
    private static final long MAXIMUM = 100;

    @Test
    void noBodyOneLengthOrOneChunkedPass() {
        assertNull(FramingGuard.check(List.of(), List.of(), MAXIMUM));
        assertNull(FramingGuard.check(List.of("100"), List.of(), MAXIMUM));
        assertNull(FramingGuard.check(List.of(), List.of("Chunked"), MAXIMUM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+3", "-1", "3, 3", "3,4", " 3", "0x3", "3.0", "٣", "1234567890123456789"})
    void lengthThatIsNotDigitsAloneIsRefused(String length) {
        Refusal refusal = FramingGuard.check(List.of(length), List.of(), MAXIMUM);

        assertNotNull(refusal);
        assertEquals(400, refusal.status());
        assertFalse(refusal.keepsConnection());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "gzip",
                "gzip, chunked",
                "chunked, chunked",
                "xchunked",
                "chunked;a=b",
                " chunked"
            })
    void encodingThatIsNotChunkedAloneIsRefused(String encoding) {
        Refusal refusal = FramingGuard.check(List.of(), List.of(encoding), MAXIMUM);

        assertNotNull(refusal);
        assertFalse(refusal.keepsConnection());
    }

    @Test
    void anythingSentTwiceIsRefused() {
        assertNotNull(FramingGuard.check(List.of("3", "3"), List.of(), MAXIMUM));
        assertNotNull(FramingGuard.check(List.of(), List.of("chunked", "chunked"), MAXIMUM));
        assertNotNull(FramingGuard.check(List.of("3"), List.of("chunked"), MAXIMUM));
    }

    @Test
    void lengthBeyondTheMaximumIsTooLarge() {
        Refusal refusal = FramingGuard.check(List.of("101"), List.of(), MAXIMUM);

        assertNotNull(refusal);
        assertEquals(413, refusal.status());
    }
}
