package dev.chirograph.server.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorFormatTest {
    private static final Instant TIME = Instant.parse("2026-11-24T09:30:00.123456Z");
    private static final UUID ID = UUID.fromString("8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11");

    /** Clients may hold cursors for long, so their encoding must not change. */
    @Test
    void encodingOfCursorsIsStable() {
        assertEquals("AAAAAAAAACo", CursorFormat.BY_ID.write(42L));
        assertEquals(
                "AAZhAlq4WECPFORfzupGf6Dmawx8G3oR",
                CursorFormat.BY_CREATION_AND_UUID.write(new CreationPosition<>(TIME, ID)));
        assertEquals(
                "AAZhAlq4WEBjbGllbnQtYQ",
                CursorFormat.BY_CREATION_AND_NAME.write(new CreationPosition<>(TIME, "client-a")));
    }

    @Test
    void cursorIsReadBackAsItsPosition() {
        var byUuid = new CreationPosition<>(TIME, ID);
        var byName = new CreationPosition<>(TIME, "~".repeat(140));

        assertEquals(Long.MAX_VALUE, read(CursorFormat.BY_ID, Long.MAX_VALUE));
        assertEquals(byUuid, read(CursorFormat.BY_CREATION_AND_UUID, byUuid));
        assertEquals(byName, read(CursorFormat.BY_CREATION_AND_NAME, byName));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "not a cursor",
                "42",
                "\0",
                "AAAAAAAAAAAAAAAA",
                // Zero and less.
                "AAAAAAAAAAA",
                "__________8",
                // Another spelling of 1.
                "AAAAAAAAAAE=",
                "AAAAAAAAAAF"
            })
    void otherTextIsNotACursorOfIds(String text) {
        assertNull(CursorFormat.BY_ID.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "not a cursor",
                "AAAA",
                "\0",
                // Before the epoch, which PostgreSQL cannot represent.
                "gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                // One byte too many.
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void otherTextIsNotACursorOfTimesAndUuids(String text) {
        assertNull(CursorFormat.BY_CREATION_AND_UUID.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "not a cursor",
                // No name.
                "AAZhAlq4WEA",
                // A space, a control character and a letter beyond ASCII in the name.
                "AAZhAlq4WEBhIGI",
                "AAZhAlq4WEBhAGI",
                "AAZhAlq4WEBh6WI",
                // Before the epoch.
                "gAAAAAAAAABjbGllbnQtYQ"
            })
    void otherTextIsNotACursorOfTimesAndNames(String text) {
        assertNull(CursorFormat.BY_CREATION_AND_NAME.read(text));
    }

    @Test
    void nameThatIsTooLongIsNotACursor() {
        var tooLong = new CreationPosition<>(TIME, "a".repeat(141));

        assertNull(read(CursorFormat.BY_CREATION_AND_NAME, tooLong));
    }

    private static <P> P read(CursorFormat<P> format, P position) {
        return format.read(format.write(position));
    }
}
