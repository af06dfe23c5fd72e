package dev.chirograph.sdk.internal.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.ServerEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndWithCrLfOrCrlf(String end) throws IOException {
        String text = String.join(end, "id: 1", "event: made", "data: one", "data:two", "", "data", "", "");

        assertEquals(List.of("1 made one\ntwo", "1 message "), read(text));
    }

    @Test
    void commentsAndUnknownFieldsAreIgnored() throws IOException {
        assertEquals(List.of(" message x"), read(": hello\ndata: x\nfuture: y\n\n: bye\n\n"));
    }

    @Test
    void byteOrderMarkIsRemoved() throws IOException {
        assertEquals(List.of(" message \uFEFFé"), read("\uFEFFdata: \uFEFFé\n\n"));
    }

    @Test
    void onlyOneSpaceAfterTheColonIsRemoved() throws IOException {
        assertEquals(List.of(" message  x : y"), read("data:  x : y\n\n"));
    }

    @Test
    void eventWithoutDataAndIncompleteEventAreDropped() throws IOException {
        assertEquals(List.of("7 message b"), read("event: a\nid: 7\n\ndata: b\n\ndata: cut off\n"));
    }

    @Test
    void idWithNulIsIgnored() throws IOException {
        assertEquals(List.of("1 message a", "1 message b"), read("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n"));
    }

    @Test
    void retryFieldIsAnIntegerOfMilliseconds() throws IOException {
        EventParser<String> reader = reader("retry: 1500\ndata: a\n\nretry: soon\ndata: b\n\n", 1000);

        assertEquals(Duration.ofMillis(1500), reader.next().retry());
        assertEquals(Duration.ofMillis(1500), reader.next().retry());
    }

    @Test
    void tooLargeEventFailsTheStream() {
        EventParser<String> reader = reader("data: aaaaaaaaaaaa\n\n", 10);

        IOException failure = assertThrows(IOException.class, reader::next);

        assertTrue(failure.getMessage().contains("maxResponseBytes"), failure.getMessage());
    }

    private static List<String> read(String text) throws IOException {
        EventParser<String> reader = reader(text, 1000);
        List<String> events = new ArrayList<>();
        for (ServerEvent<String> event = reader.next(); event != null; event = reader.next()) {
            events.add(event.id() + " " + event.type() + " " + event.data());
        }
        return events;
    }

    private static EventParser<String> reader(String text, int maximum) {
        return new EventParser<>(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maximum, data -> data);
    }
}
