package dev.chirograph.generator.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreesTest {
    private static final Codec<Map<String, List<Map<String, Long>>>> NESTED =
            Codecs.map(Codecs.list(Codecs.map(Codecs.INT64)));

    /** Nothing but lists of itself, in two ways that cannot be distinguished: each level doubles the ways to read a value. */
    private static final Codec<List<?>> DOUBTFUL = new Codec<>() {
        @Override
        public List<?> read(JsonReader reader) {
            JsonValue tree = reader.value();
            if (tree == null) {
                return null;
            }
            VariantAttempt<?> first = reader.attempt(Codecs.list(this), tree);
            VariantAttempt<?> second = reader.attempt(Codecs.list(this), tree);
            reader.report(first.violations());
            return second.violations().isEmpty() ? (List<?>) first.value() : null;
        }

        @Override
        public void write(JsonWriter writer, List<?> value) {
            throw new UnsupportedOperationException();
        }
    };

    private final Violations violations = new Violations();

    @RepeatedTest(100)
    void aTreeIsReadLikeTheTextThatItIs(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        JsonValue tree = tree(random, 4);
        Violations ofText = new Violations();
        for (Codec<?> codec : List.of(
                NESTED, Codecs.ANYTHING, Codecs.FREE_FORM, Codecs.list(Codecs.STRING), Codecs.NUMBER, Codecs.BOOL)) {
            Object fromTree = Json.read(codec, tree, violations);
            Object fromText = Json.decode(codec, utf8(tree.toString()), ofText);

            assertEquals(fromText, fromTree);
            assertEquals(ofText.list(), violations.list());
        }
    }

    @RepeatedTest(100)
    void aValueIsWrittenAsATreeAsItIsWrittenAsAText(RepetitionInfo repetition) {
        JsonValue tree = tree(new Random(repetition.getCurrentRepetition()), 4);

        assertEquals(tree, Json.tree(Codecs.ANYTHING, tree));
        Map<String, List<Map<String, Long>>> nested = Map.of("a", List.of(Map.of("b", Long.MIN_VALUE), Map.of()));
        assertEquals(
                new String(Json.encode(NESTED, nested), StandardCharsets.UTF_8),
                Json.tree(NESTED, nested).toString());
        assertEquals(nested, Json.read(NESTED, Json.tree(NESTED, nested)));
    }

    @Test
    void numbersKeepEveryDigit() {
        BigDecimal number = new BigDecimal("12345678901234567890.12345678901234567890");

        assertEquals(number, Json.read(Codecs.NUMBER, Json.tree(Codecs.NUMBER, number)));
        assertEquals(Long.MAX_VALUE, Json.read(Codecs.INT64, Json.tree(Codecs.INT64, Long.MAX_VALUE)));
        assertEquals(0.1f, Json.read(Codecs.FLOAT32, Json.tree(Codecs.FLOAT32, 0.1f)));
        assertNull(Json.read(Codecs.INT32, Json.value("2147483648"), violations));
        assertNull(Json.read(Codecs.NUMBER, Json.tree(Codecs.NUMBER, new BigDecimal("1e401")), violations));
        assertEquals(2, violations.size());
    }

    @Test
    void bytesAreTheUtf8OfATextAndNothingElseCanBeWritten() {
        byte[] good = utf8("\u00e9\ud83d\ude00");
        byte[] bad = {(byte) 0xc3};

        assertEquals("\"\u00e9\ud83d\ude00\"", new String(Json.encode(Codecs.BINARY, good), StandardCharsets.UTF_8));
        assertArrayEquals(good, Json.decode(Codecs.BINARY, Json.encode(Codecs.BINARY, good)));
        assertArrayEquals(good, Json.read(Codecs.BINARY, Json.tree(Codecs.BINARY, good)));
        assertThrows(IllegalArgumentException.class, () -> Json.encode(Codecs.BINARY, bad));
        assertThrows(IllegalArgumentException.class, () -> Json.tree(Codecs.BINARY, bad));
        assertNull(Json.read(Codecs.BINARY, Json.value("1"), violations));
        assertEquals(List.of(new Violation("body", "", "must be a string")), violations.list());
    }

    @Test
    void anAttemptReportsNothingAndKnowsWhereItIs() {
        List<VariantAttempt<?>> attempts = new ArrayList<>();
        Codec<Object> union = new Codec<>() {
            @Override
            public Object read(JsonReader reader) {
                JsonValue tree = reader.value();
                attempts.add(reader.attempt(NESTED, tree));
                attempts.add(reader.attempt(Codecs.ANYTHING, tree));
                return tree;
            }

            @Override
            public void write(JsonWriter writer, Object value) {
                throw new UnsupportedOperationException();
            }
        };

        Json.decode(Codecs.map(union), utf8("{\"a\":{\"b\":[{\"c\":\"x\"}]}}"), violations);
        Json.read(Codecs.map(union), Json.value("{\"a\":{\"b\":[{\"c\":\"x\"}]}}"), violations);

        assertTrue(violations.isEmpty());
        assertEquals(
                List.of(new Violation("body", "/a/b/0/c", "must be a whole number")),
                attempts.get(0).violations());
        assertNull(attempts.get(0).value());
        assertEquals(attempts.get(0), attempts.get(2));
        assertEquals(attempts.get(1), attempts.get(3));
        assertEquals("{\"b\":[{\"c\":\"x\"}]}", String.valueOf(attempts.get(1).value()));
    }

    @Test
    void ambiguousPatternIsRejectedWithinBoundedWork() {
        byte[] deep = utf8("[".repeat(60) + "]".repeat(60));
        byte[] wide = utf8("[" + "[],".repeat(10_000) + "[]]");

        assertThrows(MalformedJsonException.class, () -> Json.decode(DOUBTFUL, deep, violations));
        assertEquals(10_001, Json.decode(DOUBTFUL, wide, violations).size());
    }

    @Test
    void depthIsCountedThroughAttempts() {
        JsonValue[] tree = {JsonValue.EMPTY_JSON_ARRAY};
        for (int i = 1; i < 64; i++) {
            tree[0] = Scalars.array(List.of(tree[0]));
        }

        assertEquals(tree[0], Json.read(Codecs.ANYTHING, tree[0]));
        JsonValue deeper = Scalars.array(List.of(tree[0]));
        assertThrows(MalformedJsonException.class, () -> Json.read(Codecs.ANYTHING, deeper));
        assertThrows(MalformedJsonException.class, () -> Json.read(Codecs.list(Codecs.ANYTHING), deeper, violations));
        assertThrows(
                MalformedJsonException.class, () -> Json.decode(Codecs.ANYTHING, utf8(deeper.toString()), violations));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "[1", "1 2", "", "\"\\ud83d\"", "nul"})
    void aTextThatIsNotJsonIsNoValue(String json) {
        assertThrows(MalformedJsonException.class, () -> Json.value(json));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonValue tree(Random random, int depth) {
        switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0:
                return JsonValue.NULL;
            case 1:
                return random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
            case 2:
                return Scalars.json(random.nextLong());
            case 3:
                return Scalars.json(new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(5)));
            case 4:
                return Scalars.json(StylesTest.text(random));
            case 5, 6:
                List<JsonValue> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(tree(random, depth - 1));
                }
                return Scalars.array(elements);
            default:
                Map<String, JsonValue> members = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.put(StylesTest.text(random), tree(random, depth - 1));
                }
                return Scalars.object(members);
        }
    }
}
