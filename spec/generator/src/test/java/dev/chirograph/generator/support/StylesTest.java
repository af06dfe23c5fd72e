package dev.chirograph.generator.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StylesTest {
    private static final Codec<List<String>> TEXTS = Codecs.list(Codecs.STRING);
    private static final Codec<Map<String, String>> MEMBERS = Codecs.map(Codecs.STRING);
    private static final Codec<Map<String, List<Map<String, Long>>>> NESTED =
            Codecs.map(Codecs.list(Codecs.map(Codecs.INT64)));

    @ParameterizedTest(name = "{0} explode={1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SIMPLE | false | "blue"                          | blue
            SIMPLE | false | ["blue","black","brown"]        | blue,black,brown
            SIMPLE | true  | ["blue","black","brown"]        | blue,black,brown
            SIMPLE | false | {"R":100,"G":200,"B":150}       | R,100,G,200,B,150
            SIMPLE | true  | {"R":100,"G":200,"B":150}       | R=100,G=200,B=150
            LABEL  | false | "blue"                          | .blue
            LABEL  | false | ["blue","black","brown"]        | .blue,black,brown
            LABEL  | true  | ["blue","black","brown"]        | .blue.black.brown
            LABEL  | true  | ["1.5","2"]                     | .1%2E5.2
            LABEL  | false | {"R":100,"G":200,"B":150}       | .R,100,G,200,B,150
            LABEL  | true  | {"R":100,"G":200,"B":150}       | .R=100.G=200.B=150
            MATRIX | false | ""                              | ;color
            MATRIX | false | "blue"                          | ;color=blue
            MATRIX | false | ["blue","black","brown"]        | ;color=blue,black,brown
            MATRIX | true  | ["blue","black","brown"]        | ;color=blue;color=black;color=brown
            MATRIX | false | {"R":100,"G":200,"B":150}       | ;color=R,100,G,200,B,150
            MATRIX | true  | {"R":100,"G":200,"B":150}       | ;R=100;G=200;B=150
            SIMPLE | false | ["a,b","c/d"]                   | a%2Cb,c%2Fd
            SIMPLE | false | [[1,2],{"a":null}]              | %5B1%2C2%5D,%7B%22a%22%3Anull%7D
            """)
    void aPathIsWrittenAsOpenApiShowsIt(Style style, boolean explode, String json, String expected) {
        assertEquals(expected, Styles.path("color", style, explode, Json.value(json)));
    }

    @ParameterizedTest(name = "{0} explode={1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            FORM            | true  | ""                       | color=
            FORM            | true  | "a b&c=d+e"              | color=a%20b%26c%3Dd%2Be
            FORM            | true  | ["blue","black","brown"] | color=blue&color=black&color=brown
            FORM            | false | ["blue","black","brown"] | color=blue,black,brown
            FORM            | true  | {"R":100,"G":200}        | R=100&G=200
            FORM            | false | {"R":100,"G":200}        | color=R,100,G,200
            FORM            | false | []                       | color=
            FORM            | true  | []                       | ~~
            FORM            | true  | null                     | ~~
            FORM            | true  | 1E+2                     | color=100
            SPACE_DELIMITED | false | ["blue","black"]         | color=blue%20black
            SPACE_DELIMITED | false | {"R":100,"G":200}        | color=R%20100%20G%20200
            PIPE_DELIMITED  | false | ["blue","black"]         | color=blue%7Cblack
            PIPE_DELIMITED  | true  | ["blue","black"]         | color=blue&color=black
            DEEP_OBJECT     | true  | {"R":100,"G":200}        | color%5BR%5D=100&color%5BG%5D=200
            DEEP_OBJECT     | true  | {"a":{"b":[1,{"c":2}]}}  | color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=2
            DEEP_OBJECT     | true  | {"a":[],"b":{}}          | color%5Ba%5D=%5B%5D&color%5Bb%5D=%7B%7D
            """)
    void aQueryIsWrittenAsOpenApiShowsIt(Style style, boolean explode, String json, String expected) {
        assertEquals(expected, Styles.query("color", style, explode, Json.value(json)));
    }

    @Test
    void headersAndCookiesAreWrittenAsOpenApiShowsThem() {
        assertEquals("blue,black", Styles.header("X", false, Json.value("[\"blue\",\"black\"]")));
        assertEquals("R,100,G,200", Styles.header("X", false, Json.value("{\"R\":100,\"G\":200}")));
        assertEquals("R=100,G=200", Styles.header("X", true, Json.value("{\"R\":100,\"G\":200}")));
        assertEquals("a, b; \u00e9", Styles.header("X", true, Json.value("\"a, b; \u00e9\"")));
        assertEquals("c=blue; c=black", Styles.cookie("c", true, Json.value("[\"blue\",\"black\"]")));
        assertEquals("c=blue,black", Styles.cookie("c", false, Json.value("[\"blue\",\"black\"]")));
        assertEquals("{\"a\":\"\\u00e9\\u007f\"}", Styles.json(Json.value("{\"a\":\"\u00e9\u007f\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\".\"", "\"..\"", "[]", "{}"})
    void pathParameterThatChangesThePathIsRejected(String json) {
        assertThrows(IllegalArgumentException.class, () -> Styles.path("id", Style.SIMPLE, false, Json.value(json)));
    }

    @Test
    void valueThatAParameterStyleCannotRepresentIsRejected() {
        assertRefused(() -> Styles.query("a", Style.SPACE_DELIMITED, false, Json.value("[\"a b\"]")));
        assertRefused(() -> Styles.query("a", Style.PIPE_DELIMITED, false, Json.value("[\"a|b\"]")));
        assertRefused(() -> Styles.query("a", Style.DEEP_OBJECT, true, Json.value("{\"b]\":1}")));
        assertRefused(() -> Styles.query("a", Style.DEEP_OBJECT, true, Json.value("{\"\":1}")));
        assertRefused(() -> Styles.header("a", false, Json.value("[\"a,b\"]")));
        assertRefused(() -> Styles.header("a", false, Json.value("[\" a\"]")));
        assertRefused(() -> Styles.header("a", true, Json.value("{\"a=\":1}")));
        assertRefused(() -> Styles.header("a", false, Json.value("\"a\\r\\nb: c\"")));
        assertRefused(() -> Styles.encode("\ud83d"));
    }

    @RepeatedTest(300)
    void everyValueThatAStyleCarriesComesBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        boolean explode = random.nextBoolean();
        String name = random.nextBoolean() ? "color" : "c[ \u00e9;=&~/";

        for (Style style : List.of(Style.SIMPLE, Style.LABEL, Style.MATRIX)) {
            String text = some(random, text(random));
            List<String> texts = new ArrayList<>(texts(random, 0));
            texts.add(some(random, text(random)));
            Map<String, String> members = members(random, 1);
            assertEquals(text, path(name, style, explode, Codecs.STRING, text), style::name);
            assertEquals(texts, path(name, style, explode, TEXTS, texts), style::name);
            assertEquals(members, path(name, style, explode, MEMBERS, members), style::name);
            Map<String, List<Map<String, Long>>> nested = nested(random, 1);
            assertEquals(nested, path(name, style, explode, NESTED, nested), style::name);
        }
        for (Style style : List.of(Style.FORM, Style.SPACE_DELIMITED, Style.PIPE_DELIMITED)) {
            String text = text(random);
            boolean any = style == Style.FORM || explode;
            List<String> texts = any ? texts(random, 1) : List.of("a", "b,c", "\u00e9", "");
            Map<String, String> members = any ? members(random, 1) : Map.of("a,b", "\u20ac", "", "=");
            assertEquals(text, query(name, style, explode, Codecs.STRING, text), style::name);
            assertEquals(texts, query(name, style, explode, TEXTS, texts), style::name);
            assertEquals(members, query(name, style, explode, MEMBERS, members), style::name);
            assertEquals(text, cookie(name, explode, Codecs.STRING, text));
            assertEquals(texts, cookie(name, explode, TEXTS, texts));
        }
        Map<String, List<Map<String, Long>>> nested = nested(random, 0);
        nested.keySet().removeIf(key -> key.isEmpty() || key.contains("[") || key.contains("]"));
        nested.values()
                .forEach(list -> list.forEach(
                        map -> map.keySet().removeIf(key -> key.isEmpty() || key.contains("[") || key.contains("]"))));
        assertEquals(nested, query("color", Style.DEEP_OBJECT, true, NESTED, nested));
        List<String> plain = texts(random, 1).stream()
                .map(text -> text.replaceAll("[,\\p{Cntrl}]", "").strip() + "x")
                .toList();
        assertEquals(plain, header(explode, TEXTS, plain));
    }

    @Test
    void anAbsentOrEmptyListOrNullIsReadAsThePageSays() {
        assertEquals(List.of(), query("a", Style.FORM, false, TEXTS, List.of()));
        assertNull(query("a", Style.FORM, true, TEXTS, List.of()));
        assertEquals(List.of(""), query("a", Style.FORM, true, TEXTS, List.of("")));
        assertEquals(List.of(), query("a", Style.FORM, false, TEXTS, List.of("")));
        assertEquals(Map.of(), query("a", Style.DEEP_OBJECT, true, MEMBERS, Map.of()));
        assertEquals(Map.of(), query("a", Style.FORM, false, MEMBERS, Map.of()));
        assertNull(query("a", Style.FORM, true, MEMBERS, Map.of()));
    }

    static <T> T path(String name, Style style, boolean explode, Codec<T> codec, T value) {
        String raw = Styles.path(name, style, explode, Json.tree(codec, value));
        Violations violations = new Violations();
        T read = RawParameter.path(name, style, explode, raw).required(codec, violations);
        assertEquals(List.of(), violations.list(), raw);
        return read;
    }

    static <T> T query(String name, Style style, boolean explode, Codec<T> codec, T value) {
        String raw = Styles.query(name, style, explode, Json.tree(codec, value));
        Violations violations = new Violations();
        Fields fields = Fields.query(raw, violations);
        boolean spread = value instanceof Map && explode && style != Style.DEEP_OBJECT;
        RawParameter texts = spread
                ? RawParameter.spread(name, fields, Set.of("other"))
                : RawParameter.query(name, style, explode, fields);
        T read = texts.read(codec, violations);
        assertEquals(List.of(), violations.list(), raw);
        return read;
    }

    private static <T> T cookie(String name, boolean explode, Codec<T> codec, T value) {
        String line = Styles.cookie(name, explode, Json.tree(codec, value));
        Violations violations = new Violations();
        T read = RawParameter.cookie(name, explode, Fields.cookies(List.of("other=1", line), violations))
                .read(codec, violations);
        assertEquals(List.of(), violations.list(), line);
        return read;
    }

    private static <T> T header(boolean explode, Codec<T> codec, T value) {
        String line = Styles.header("X-Color", explode, Json.tree(codec, value));
        Violations violations = new Violations();
        T read = RawParameter.header("X-Color", explode, List.of(line)).read(codec, violations);
        assertEquals(List.of(), violations.list(), line);
        return read;
    }

    private static void assertRefused(Runnable write) {
        assertThrows(IllegalArgumentException.class, write::run);
    }

    static String text(Random random) {
        String[] alphabet = {
            "a",
            "Z",
            "0",
            " ",
            ",",
            ".",
            ";",
            "=",
            "&",
            "|",
            "+",
            "%",
            "/",
            "[",
            "]",
            "\"",
            "\\",
            "\u00e9",
            "\ud83d\ude00",
            "~",
            "#",
            "?",
            "\n",
            "\0",
            "null"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private static String some(Random random, String text) {
        return text.isEmpty() || text.equals(".") || text.equals("..") ? text + random.nextInt(10) + "x" : text;
    }

    /** Never a list of one empty string, which some styles cannot tell from an empty one. */
    private static List<String> texts(Random random, int least) {
        List<String> texts = new ArrayList<>();
        for (int i = least + random.nextInt(4); i > 0; i--) {
            texts.add(text(random));
        }
        return texts.size() == 1 ? List.of(some(random, texts.get(0))) : texts;
    }

    private static Map<String, String> members(Random random, int least) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = least + random.nextInt(4); i > 0; i--) {
            members.put(some(random, text(random)), text(random));
        }
        members.remove("other");
        return members;
    }

    private static Map<String, List<Map<String, Long>>> nested(Random random, int least) {
        Map<String, List<Map<String, Long>>> nested = new LinkedHashMap<>();
        for (String name : members(random, least).keySet()) {
            List<Map<String, Long>> list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                Map<String, Long> map = new LinkedHashMap<>();
                members(random, 0).keySet().forEach(key -> map.put(key, random.nextLong()));
                list.add(map);
            }
            nested.put(name, list);
        }
        return nested;
    }
}
