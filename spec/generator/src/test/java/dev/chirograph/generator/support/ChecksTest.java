package dev.chirograph.generator.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
    private final List<String> broken = new ArrayList<>();
    private final ViolationSink place = broken::add;

    @Test
    void numbersAreComparedByValue() {
        List<BigDecimal> values = List.of(new BigDecimal("1"), new BigDecimal("2.50"));

        Checks.oneOf(place, new BigDecimal("1.0"), values);
        Checks.oneOf(place, new BigDecimal("2.5"), values);
        Checks.oneOf(place, new BigDecimal("2.51"), values);

        assertEquals(List.of("must be one of 1, 2.50"), broken);
    }

    @Test
    void truthValuesAndTextsAreLookedUp() {
        Checks.oneOf(place, true, List.of(true));
        Checks.oneOf(place, false, List.of(true));
        Checks.oneOf(place, "a", List.of("a"));
        Checks.oneOf(place, "A", List.of("a", "b"));

        assertEquals(List.of("must be true", "must be one of a, b"), broken);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1            | 1.0          | true
            [1,{"a":2}]  | [1.0,{"a":2.00}] | true
            {"a":1,"b":2}| {"b":2,"a":1}| true
            [1,2]        | [2,1]        | false
            "1"          | 1            | false
            null         | "null"       | false
            null         | null         | true
            true         | false        | false
            0            | -0.0         | true
            100          | 1E2          | true
            """)
    void jsonIsComparedAsJsonSchemaDoes(String one, String other, boolean same) {
        JsonValue value = Json.value(one);

        Checks.oneOf(place, value, List.of(Json.value("\"x\""), Json.value(other)));
        assertEquals(same, broken.isEmpty());

        broken.clear();
        Checks.uniqueItems(place, List.of(value, Json.value(other)));
        assertEquals(same, !broken.isEmpty());
    }

    @Test
    void elementsThatAreListsBytesOrNullAreComparedByWhatIsInThem() {
        Checks.uniqueItems(place, List.of(new byte[] {1}, new byte[] {2}));
        Checks.uniqueItems(place, List.of(List.of(new BigDecimal("1")), List.of(new BigDecimal("2"))));
        Checks.uniqueItems(place, Arrays.asList(null, "null"));
        assertEquals(List.of(), broken);

        Checks.uniqueItems(place, List.of(new byte[] {1}, new byte[] {1}));
        Checks.uniqueItems(place, List.of(List.of(new BigDecimal("1")), List.of(new BigDecimal("1.0"))));
        Checks.uniqueItems(place, List.of(Map.of("a", new byte[] {1}), Map.of("a", new byte[] {1})));
        Checks.uniqueItems(place, Arrays.asList(null, null));
        assertEquals(4, broken.size());
    }

    @Test
    void membersDependOnOthers() {
        List<String> needed = List.of("address", "name");

        assertEquals(List.of(), said("{\"x\":1}", reader -> Checks.dependentRequired(reader, "card", needed)));
        assertEquals(
                List.of("/a/name: must be present where card is"),
                said("{\"card\":1,\"address\":2}", reader -> Checks.dependentRequired(reader, "card", needed)));
    }

    @Test
    void oneSetOfMembersMustBeThere() {
        List<List<String>> sets = List.of(List.of("a"), List.of("b", "c"));

        assertEquals(List.of(), said("{\"a\":1}", reader -> Checks.requiredSets(reader, true, sets)));
        assertEquals(
                List.of("/a: must have a, or b and c"),
                said("{\"b\":1}", reader -> Checks.requiredSets(reader, true, sets)));
        assertEquals(
                List.of("/a: must have only one of: a, or b and c"),
                said("{\"a\":1,\"b\":1,\"c\":1}", reader -> Checks.requiredSets(reader, true, sets)));
        assertEquals(List.of(), said("{\"a\":1,\"b\":1,\"c\":1}", reader -> Checks.requiredSets(reader, false, sets)));
    }

    private static List<String> said(String object, Consumer<JsonReader> check) {
        Codec<Boolean> codec = new Codec<>() {
            @Override
            public Boolean read(JsonReader reader) {
                reader.beginObject();
                while (reader.nextMember() != null) {
                    reader.skip();
                }
                check.accept(reader);
                reader.endObject(List.of());
                return true;
            }

            @Override
            public void write(JsonWriter writer, Boolean value) {
                writer.bool(value);
            }
        };
        Violations violations = new Violations();
        byte[] json = ("{\"a\":" + object + "}").getBytes(StandardCharsets.UTF_8);
        Json.decode(Codecs.map(codec), json, violations);
        return violations.list().stream()
                .map(each -> each.pointer() + ": " + each.message())
                .toList();
    }
}
