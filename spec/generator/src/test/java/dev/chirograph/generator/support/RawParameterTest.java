package dev.chirograph.generator.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawParameterTest {
    private static final Codec<List<Long>> NUMBERS = Codecs.list(Codecs.INT64);
    private static final Codec<Map<String, Long>> MEMBERS = Codecs.map(Codecs.INT64);

    /** What has a number, a boolean or a list of texts, and says which of them it is. */
    private static final Codec<String> UNION = new Codec<>() {
        @Override
        public String read(JsonReader reader) {
            JsonValue tree = reader.value();
            if (tree == null) {
                return null;
            }
            VariantAttempt<Long> number = reader.attempt(Codecs.INT64, tree);
            if (number.violations().isEmpty()) {
                return "number " + number.value();
            }
            VariantAttempt<Boolean> bool = reader.attempt(Codecs.BOOL, tree);
            if (bool.violations().isEmpty()) {
                return "bool " + bool.value();
            }
            VariantAttempt<List<LocalDate>> days = reader.attempt(Codecs.list(Codecs.DATE), tree);
            if (days.violations().isEmpty()) {
                return "days " + days.value();
            }
            reader.report(days.violations());
            return null;
        }

        @Override
        public void write(JsonWriter writer, String value) {
            writer.string(value);
        }
    };

    /** A boolean, a string or a list of texts, and no number. */
    private static final Codec<Object> CHOICE = new Codec<>() {
        @Override
        public Object read(JsonReader reader) {
            return new Choice<Object>(reader)
                    .or("Truth", Codecs.BOOL, JsonType.BOOLEAN)
                    .or("Text", Codecs.STRING, JsonType.STRING)
                    .or("Texts", Codecs.list(Codecs.STRING), JsonType.ARRAY)
                    .one();
        }

        @Override
        public void write(JsonWriter writer, Object value) {
            writer.string(value.toString());
        }
    };

    private final Violations violations = new Violations();

    @Test
    void scalarsAreReadAsTheCodecWantsThem() {
        Fields query = query("n=12&d=2026-11-24&b=true&s=12&x=1.50&e=");

        assertEquals(12, form("n", query).read(Codecs.INT32, violations));
        assertEquals(LocalDate.of(2026, 11, 24), form("d", query).read(Codecs.DATE, violations));
        assertEquals(true, form("b", query).read(Codecs.BOOL, violations));
        assertEquals("12", form("s", query).read(Codecs.STRING, violations));
        assertEquals(new BigDecimal("1.50"), form("x", query).read(Codecs.NUMBER, violations));
        assertEquals("", form("e", query).read(Codecs.STRING, violations));
        assertNull(form("absent", query).read(Codecs.STRING, violations));
        assertTrue(violations.isEmpty());
    }

    @Test
    void aNullableTextIsTheTextNullUnlessItIsWithinAList() {
        assertFalse(nullAt("null", reader -> reader.readNull()));
        assertTrue(nullAt("a,null", reader -> {
            reader.beginList();
            reader.nextElement();
            reader.string();
            reader.nextElement();
            return reader.readNull();
        }));
    }

    @Test
    void anythingIsReadAsWhatItLooksLike() {
        Fields query = query("a=5&b=true&c=x&d={%22a%22:1}&e=007&f=1,2&g[x]=1&g[y][]=z&h=null&i=[1&j=1e400000");

        assertEquals("5", anything("a", query));
        assertEquals("true", anything("b", query));
        assertEquals("\"x\"", anything("c", query));
        assertEquals("{\"a\":1}", anything("d", query));
        assertEquals("\"007\"", anything("e", query));
        assertEquals(
                "[1,2]",
                String.valueOf(RawParameter.query("f", Style.FORM, false, query).read(Codecs.ANYTHING, violations)));
        assertEquals(
                "{\"x\":1,\"y\":[\"z\"]}",
                String.valueOf(
                        RawParameter.query("g", Style.DEEP_OBJECT, true, query).read(Codecs.ANYTHING, violations)));
        assertEquals("\"null\"", anything("h", query));
        assertEquals("\"[1\"", anything("i", query));
        assertEquals("\"1e400000\"", anything("j", query));
        assertTrue(violations.isEmpty());
    }

    @Test
    void aUnionIsTriedOnTheTextsThemselves() {
        Fields query = query("a=5&b=true&c=2026-11-24&c=2026-11-25&d=x&e=2026-11-24");

        assertEquals("number 5", form("a", query).read(UNION, violations));
        assertEquals("bool true", form("b", query).read(UNION, violations));
        assertEquals("days [2026-11-24, 2026-11-25]", form("c", query).read(UNION, violations));
        assertEquals("days [2026-11-24]", form("e", query).read(UNION, violations));
        assertNull(form("d", query).read(UNION, violations));
        assertEquals(List.of(new Violation("query", "/d/0", "must be a day such as 2026-11-24")), violations.list());
    }

    @Test
    void aChoiceGoesByWhatATextLooksLikeAndThenByWhatItMayBe() {
        Fields query = query("a=5&b=true&c=x&d=1&d=2&e=007");

        assertEquals(
                "[5, true, x, [1, 2], 007]",
                List.of("a", "b", "c", "d", "e").stream()
                        .map(name -> form(name, query).read(CHOICE, violations))
                        .toList()
                        .toString());
        assertEquals(List.of(), violations.list());
    }

    @Test
    void aSpreadObjectTakesWhatNoOtherParameterClaims() {
        Fields query = query("role=1&limit=5&filter[a]=1&level=2&tags=1&tags=2");

        assertEquals(
                Map.of("role", 1L, "level", 2L),
                RawParameter.spread("who", query, Set.of("limit", "filter", "tags"))
                        .read(MEMBERS, violations));
        assertEquals(
                List.of(1L, 2L),
                RawParameter.spread("who", query, Set.of("limit", "filter", "role", "level"))
                        .read(Codecs.map(NUMBERS), violations)
                        .get("tags"));
        assertNull(RawParameter.spread("who", query("limit=5"), Set.of("limit")).read(MEMBERS, violations));
        assertTrue(violations.isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "f[a][]=1&f[a][]=2",
        "f[a][0]=1&f[a][1]=2",
        "f[a][1]=2&f[a][0]=1",
        "f[a]=1&f[a]=2",
        "f%5Ba%5D=1&f%5Ba%5D=2",
        "f[a]=%5B1%2C2%5D",
    })
    void listsInADeepObjectAreReadAsEverybodyWritesThem(String raw) {
        assertEquals(
                Map.of("a", List.of(1L, 2L)),
                RawParameter.query("f", Style.DEEP_OBJECT, true, query(raw)).read(Codecs.map(NUMBERS), violations));
        assertTrue(violations.isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            f[a=1              | /f: must name its members as f[member][member], at most 64 of them
            f[a]b=1            | /f: must name its members as f[member][member], at most 64 of them
            f[a]=1&f[a][0]=2   | /f/a: must have either members or a value of its own
            f[a][x]=1          | /f/a: must be an array
            f[a][1]=1&f[a][01]=2 | /f/a: must have each element once
            f[a][0]=x          | /f/a/0: must be a whole number
            f[a][0]=%E9        | /f/a/0: must be percent-encoded UTF-8
            """)
    void deepObjectViolationHasItsPointer(String raw, String expected) {
        assertNull(RawParameter.query("f", Style.DEEP_OBJECT, true, query(raw)).read(Codecs.map(NUMBERS), violations));

        assertEquals(expected, said());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiterString = " | ", quoteCharacter = '~', textBlock = """
            FORM            | a=1,x          | /a/1: must be a whole number
            FORM            | a=1&a=2        | /a: must be sent once, its parts separated by commas
            FORM            | a=1,%ff        | /a/1: must be percent-encoded UTF-8
            FORM            | a=1,%2         | /a/1: must be percent-encoded UTF-8
            FORM            | a=1,%GG        | /a/1: must be percent-encoded UTF-8
            FORM            | a=1,\u00e9     | /a/1: must be percent-encoded UTF-8
            SPACE_DELIMITED | a=1%20x        | /a/1: must be a whole number
            PIPE_DELIMITED  | a=1&a=2        | /a: must be sent once, its parts separated by |
            PIPE_DELIMITED  | a=1|2|%7C      | /a/2: must be a whole number, /a/3: must be a whole number
            """)
    void listViolationHasItsPointer(Style style, String raw, String expected) {
        assertNull(RawParameter.query("a", style, false, query(raw)).read(NUMBERS, violations));

        assertEquals(expected, said());
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SIMPLE | true  | a=1,b    | /p: must have a = in each of its parts
            SIMPLE | false | a,1,b    | /p: must be names and values in turn, separated by commas
            SIMPLE | true  | a=1,a=2  | /p: must have each member once
            SIMPLE | true  | a=x      | /p/a: must be a whole number
            SIMPLE | true  | %ff=1    | /p: must be percent-encoded UTF-8
            LABEL  | false | a,1      | /p: must begin with .
            MATRIX | false | a,1      | /p: must begin with ;p=
            MATRIX | true  | a=1      | /p: must begin with ;
            """)
    void objectViolationHasItsPointer(Style style, boolean explode, String raw, String expected) {
        assertNull(RawParameter.path("p", style, explode, raw).required(MEMBERS, violations));

        assertEquals(expected, said());
    }

    @Test
    void missingRequiredValueIsReported() {
        assertNull(form("a/b", query("")).required(Codecs.STRING, violations));
        assertNull(RawParameter.path("p", Style.SIMPLE, false, null).required(Codecs.STRING, violations));

        assertEquals("/a~1b: must be present, /p: must be present", said());
    }

    @Test
    void namesThatAreNoTextAreSaidOfTheWholeQuery() {
        Fields query = query("%ff=1&a=2");

        assertEquals(2, form("a", query).read(Codecs.INT32, violations));
        assertEquals(List.of(new Violation("query", "", "must be percent-encoded UTF-8")), violations.list());
    }

    @Test
    void tooManyPartsAreRejected() {
        query("a&".repeat(1001));
        RawParameter.path("p", Style.SIMPLE, false, "1,".repeat(1000) + "1").read(NUMBERS, violations);
        RawParameter.query("f", Style.DEEP_OBJECT, true, query("f" + "[a]".repeat(65) + "=1"))
                .read(MEMBERS, violations);
        RawParameter.query("j", Style.FORM, true, query("j=" + "[".repeat(100) + "]".repeat(100)))
                .json()
                .read(Codecs.ANYTHING, violations);

        assertEquals(
                ": must have at most 1000 names, /p: must have at most 1000 parts,"
                        + " /f: must name its members as f[member][member], at most 64 of them, /j: must be JSON",
                said());
    }

    @Test
    void aParameterThatIsJsonIsReadAsJson() {
        Fields query = query("a={%22x%22:1}&b={%22x%22:%221%22}&c={&d=1&d=2&e=%22x%22");

        assertEquals(Map.of("x", 1L), form("a", query).json().read(MEMBERS, violations));
        assertEquals("x", form("e", query).json().read(Codecs.STRING, violations));
        assertNull(form("absent", query).json().read(MEMBERS, violations));
        assertNull(form("b", query).json().read(MEMBERS, violations));
        assertNull(form("c", query).json().read(MEMBERS, violations));
        assertNull(form("d", query).json().read(MEMBERS, violations));
        assertEquals("/b/x: must be a whole number, /c: must be JSON, /d: must be sent once", said());
    }

    @Test
    void headersArePlainAndTheirLinesAreOneList() {
        assertEquals("a%20b", RawParameter.header("X", false, List.of("a%20b")).read(Codecs.STRING, violations));
        assertEquals(
                List.of(1L, 2L, 3L),
                RawParameter.header("X", false, List.of("1, 2", "3")).read(NUMBERS, violations));
        assertEquals(
                Map.of("a", 1L), RawParameter.header("X", true, List.of("a=1")).read(MEMBERS, violations));
        assertThrows(
                InvalidContentException.class,
                () -> RawParameter.header("X", false, List.of("x")).read(Codecs.INT32));
        assertTrue(violations.isEmpty());
    }

    @Test
    void cookiesAreFoundByTheirNames() {
        Fields cookies = Fields.cookies(List.of("a=1; b=\"x%20+y\";c", "a=2"), violations);

        assertEquals("x +y", RawParameter.cookie("b", true, cookies).read(Codecs.STRING, violations));
        assertEquals("", RawParameter.cookie("c", true, cookies).read(Codecs.STRING, violations));
        assertEquals(List.of(1L, 2L), RawParameter.cookie("a", true, cookies).read(NUMBERS, violations));
        assertNull(RawParameter.cookie("a", false, cookies).read(Codecs.INT64, violations));
        assertEquals(
                List.of(new Violation("cookie", "/a", "must be sent once, its parts separated by commas")),
                violations.list());
    }

    @RepeatedTest(200)
    void nothingThatIsSentMakesAnException(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 5; i++) {
            String raw = noise(random);
            Fields query = Fields.query(raw, violations);
            Fields cookies = Fields.cookies(List.of(raw), violations);
            for (Codec<?> codec :
                    List.of(Codecs.STRING, Codecs.INT64, NUMBERS, MEMBERS, Codecs.ANYTHING, UNION, Codecs.BINARY)) {
                for (Style style : Style.values()) {
                    for (boolean explode : new boolean[] {true, false}) {
                        RawParameter.path("a", style, explode, raw).read(codec, violations);
                        RawParameter.query("a", style, explode, query).read(codec, violations);
                    }
                }
                RawParameter.query("a", Style.FORM, true, query).json().read(codec, violations);
                RawParameter.cookie("a", true, cookies).read(codec, violations);
                RawParameter.spread("a", query, Set.of("b")).read(codec, violations);
                RawParameter.header("a", true, List.of(raw, raw)).read(codec, violations);
            }
        }
    }

    private static String noise(Random random) {
        String[] pieces = {
            "a",
            "a=",
            "b=",
            "[",
            "]",
            "a[0]",
            "a[b]",
            "[]",
            "=",
            "&",
            ";",
            ",",
            ".",
            "|",
            "%",
            "%2",
            "%ff",
            "%7C",
            "%20",
            "+",
            "\"",
            "{",
            "}",
            "1",
            "true",
            "null",
            "1e999",
            "\u00e9",
            "\ud83d",
            "\0",
            "2026-11-24",
            "{\"a\":1}",
            "[1,2]",
            ";a="
        };
        StringBuilder raw = new StringBuilder(random.nextBoolean() ? "a=" : "");
        for (int i = random.nextInt(10); i > 0; i--) {
            raw.append(pieces[random.nextInt(pieces.length)]);
        }
        return raw.toString();
    }

    private boolean nullAt(String raw, Predicate<JsonReader> read) {
        Part part = new StyledPart("a", Style.FORM, false, TextEncoding.FORM, List.of(raw));
        return read.test(new TreeReader(new JsonReader.Mode(true, violations), null, part, null));
    }

    private Fields query(String raw) {
        return Fields.query(raw, violations);
    }

    private static RawParameter form(String name, Fields query) {
        return RawParameter.query(name, Style.FORM, true, query);
    }

    private String anything(String name, Fields query) {
        return String.valueOf(form(name, query).read(Codecs.ANYTHING, violations));
    }

    private String said() {
        return String.join(
                ", ",
                violations.list().stream()
                        .map(each -> each.pointer() + ": " + each.message())
                        .toList());
    }
}
