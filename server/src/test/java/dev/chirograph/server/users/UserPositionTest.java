package dev.chirograph.server.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserPositionTest {
    @Test
    void aCursorLeadsBackToItsPosition() {
        UserPosition position = new UserPosition(Instant.parse("2026-11-24T09:30:00.123456Z"), UUID.randomUUID());

        assertEquals(position, UserPosition.parse(position.cursor()));
        assertEquals(UserPosition.START, UserPosition.parse(UserPosition.START.cursor()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "not a cursor",
                "AAAA",
                "\0",
                // Before the epoch: PostgreSQL could not even be asked.
                "gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                // One byte too many.
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatWasNeverACursorIsNone(String text) {
        assertNull(UserPosition.parse(text));
    }
}
