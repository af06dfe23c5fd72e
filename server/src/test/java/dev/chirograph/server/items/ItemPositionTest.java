package dev.chirograph.server.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemPositionTest {
    @Test
    void aCursorLeadsBackToItsPosition() {
        ItemPosition position = new ItemPosition(Long.MAX_VALUE);

        assertEquals(position, ItemPosition.parse(position.cursor()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "not a cursor",
                "42",
                "\0",
                "AAAAAAAAAAAAAAAA",
                "AAAAAAAAAAA",
                "__________8",
                "AAAAAAAAAAE=",
                "AAAAAAAAAAF"
            })
    void whatWasNeverACursorIsNone(String text) {
        assertNull(ItemPosition.parse(text));
    }
}
