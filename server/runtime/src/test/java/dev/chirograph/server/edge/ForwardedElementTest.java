package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Forwarded} (RFC 7239, section 4). */
class ForwardedElementTest {

    @Test
    void elementsOfAllLinesAreReadInTheirOrder() {
        List<ForwardedElement> elements = ForwardedElement.parse(List.of(
                "for=192.0.2.43, For=\"[2001:db8:cafe::17]:4711\";Proto=https",
                "for=198.51.100.17;proto=http;host=\"api.example:443\";by=203.0.113.43"));

        assertEquals(
                List.of(
                        new ForwardedElement("192.0.2.43", null, null),
                        new ForwardedElement("[2001:db8:cafe::17]:4711", "https", null),
                        new ForwardedElement("198.51.100.17", "http", "api.example:443")),
                elements);
    }

    @Test
    void separatorsAndQuotesWithinQuotesAreText() {
        List<ForwardedElement> elements = ForwardedElement.parse(List.of("for=\"a,b;c\\\"d\";proto=https"));

        assertEquals(List.of(new ForwardedElement("a,b;c\"d", "https", null)), elements);
    }

    @ParameterizedTest
    @ValueSource(strings = {"for=\"open", "for", "for=\"a\"b", "proto=https;\""})
    void malformedElementsAreRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> ForwardedElement.parse(List.of(line)));
    }
}
