package dev.chirograph.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {

    @Test
    void headersAreAddedToACopy() {
        Response reply = Response.empty(204);

        Response more = reply.header("Location", "/a").header("X-B", null).header("location", "/b");

        assertEquals(Map.of(), reply.headers());
        assertEquals(Map.of("Location", "/b"), more.headers());
        assertNull(more.mediaType());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nSet-Cookie: b=c", "a\nb", "a\rb", "a\u0000b", " a", "a ", "\u00e9", "a\u2028b", "a\u010ab"
            })
    void valueThatMightBeginAnotherHeaderIsRefused(String value) {
        assertThrows(IllegalArgumentException.class, () -> Response.empty(200).header("X-A", value));
        assertThrows(
                IllegalArgumentException.class,
                () -> ProblemException.notFound("no").with("X-A", value));
        assertThrows(IllegalArgumentException.class, () -> Response.of(200, value, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X A", "X:A", "X\r\nA", "\u00c4"})
    void nameThatIsNoTokenIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> Response.empty(200).header(name, "a"));
    }
}
