package dev.chirograph.server.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.server.runtime.json.InvalidContentException;
import dev.chirograph.server.runtime.json.Violation;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttributesTest {

    /** The examples of RFC 7396, appendix A, of which both sides are objects. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b\"}             | {\"a\":\"c\"}                     | {\"a\":\"c\"}",
                "{\"a\":\"b\"}             | {\"b\":\"c\"}                     | {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"}             | {\"a\":null}                      | {}",
                "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null}                      | {\"b\":\"c\"}",
                "{\"a\":[\"b\"]}           | {\"a\":\"c\"}                     | {\"a\":\"c\"}",
                "{\"a\":\"c\"}             | {\"a\":[\"b\"]}                   | {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}     | {\"a\":{\"b\":\"d\",\"c\":null}}  | {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]}   | {\"a\":[1]}                       | {\"a\":[1]}",
                "{\"e\":null}              | {\"a\":1}                         | {\"e\":null,\"a\":1}",
                "{}                        | {\"a\":{\"bb\":{\"ccc\":null}}}   | {\"a\":{\"bb\":{}}}",
            })
    void aPatchIsMergedAsRfc7396Says(String target, String patch, String outcome) {
        Attributes merged =
                Attributes.parse(target).merge(Attributes.parse(patch).members());

        assertEquals(outcome, merged.text());
    }

    @Test
    void numbersAreKeptWithAllTheirDigits() {
        String text =
                "{\"a\":1.10,\"b\":0.1234567890123456789012345678901234567890,\"c\":123456789012345678901234567890}";

        assertEquals(text, Attributes.parse(text).merge(Map.of()).text());
    }

    @Test
    void aNulIsKeptInAFormThatEveryDatabaseTakes() {
        Attributes attributes = Attributes.of(Map.of("k\0", Json.createValue("v\0")));

        String text = attributes.text();

        assertEquals(-1, text.indexOf('\0'));
        assertEquals(attributes, Attributes.parse(text));
    }

    @Test
    void manyPatchesDoNotMakeMoreThanOneMay() {
        Map<String, JsonValue> members = new HashMap<>();
        for (int index = 0; index < Attributes.MOST; index++) {
            members.put("a" + index, JsonValue.TRUE);
        }
        Attributes full = Attributes.of(members);

        InvalidContentException refusal =
                assertThrows(InvalidContentException.class, () -> full.merge(Map.of("one-more", JsonValue.TRUE)));

        assertEquals(
                List.of(new Violation("body", "/attributes", "must have at most 50 properties")), refusal.violations());
        assertEquals(50, full.merge(Map.of("a0", JsonValue.FALSE)).members().size());
    }

    @Test
    void nestedMembersCountByTheirBytes() {
        JsonValue half = Json.createValue("ä".repeat(Attributes.MOST_BYTES / 4));
        Attributes attributes = Attributes.of(
                Map.of("nested", Json.createObjectBuilder().add("a", half).build()));

        InvalidContentException refusal = assertThrows(
                InvalidContentException.class,
                () -> attributes.merge(Map.of(
                        "nested", Json.createObjectBuilder().add("b", half).build())));

        assertEquals(
                List.of(new Violation("body", "/attributes", "must have at most 16384 bytes when written as JSON")),
                refusal.violations());
    }

    @Test
    void valuesAreNotPrinted() {
        assertFalse(Attributes.parse("{\"a\":\"private\"}").toString().contains("private"));
    }
}
