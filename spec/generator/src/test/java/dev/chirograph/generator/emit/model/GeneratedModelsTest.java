package dev.chirograph.generator.emit.model;

import static dev.chirograph.generator.emit.model.Models.get;
import static dev.chirograph.generator.emit.model.Models.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.Fixtures;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedModelsTest {
    /** The least that a book may be. */
    private static final String BOOK =
            "{\"title\":\"Emma\",\"subtitle\":null,\"price\":9.90,\"genre\":\"sci-fi\",\"class\":\"A\"%s}";

    @TempDir
    static Path folder;

    private static Models server;
    private static Models client;

    @BeforeAll
    static void compile() throws Exception {
        Document library = Document.load(Fixtures.library());
        server = Models.compile(Layout.Half.SERVER, library, folder.resolve("server"));
        client = Models.compile(Layout.Half.CLIENT, library, folder.resolve("client"));
    }

    @Test
    void everyTypeIsReadAndWrittenWithoutLoss() throws Exception {
        String json = book("""
                "kind":"book","binding":"hard","shelf":"A12","note":"a \\u20ac \\ud83d\\ude00",
                "published":"2026-11-24","added":"2026-11-24T09:30:00.123456789+01:00",
                "isbn":"8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11","homepage":"https://example.com/a?b=c#d","cover":"AP8=",
                "contact":"a@example.com","pages":7,"copies":9007199254740993,"weight":0.1,"rating":4.9,"lent":true,
                "secret":"s","once":"o","old":"x","authors":["a","b"],"text":"t","element":["e"],
                "gaps":[1,null,3],"prices":{"eur":[1.10,0],"usd":[]},
                "facts":{"a":{"b":[1,true,null,"c"]}},"anything":[{"x":1.50}],"size":{"width":3},"record":{"label":"l"},
                "sequels":[%s]""".formatted(book("\"binding\":\"soft\",\"published\":\"2000-01-01\",\"pages\":1,"
                        + "\"lent\":false,\"element\":[]"))
                .replace("\n", ""));
        String expected = json.replace("\\u20ac", "\u20ac").replace("\\ud83d\\ude00", "\ud83d\ude00");

        String fromServer = server.write("Book", server.readStrictly("Book", json));
        String fromClient = client.write("Book", client.read("Book", json));

        String added = "\"added\":\"2026-11-24T09:30:00.123456789+01:00\",";
        assertEquals(expected.replace(added, "").replace("\"once\":\"o\",", ""), fromServer);
        assertEquals(expected.replace(added, ""), fromClient);
    }

    @Test
    void readOnlyPropertyIsReadByTheClientOnly() throws Exception {
        String json = book("\"added\":\"2026-11-24T09:30:00Z\"");

        assertNull(get(server.readStrictly("Book", json), "added"));
        assertEquals(OffsetDateTime.parse("2026-11-24T09:30:00Z"), get(client.read("Book", json), "added"));
        assertEquals(List.of(), server.broken("Book", book("\"added\":\"not even a time\"")));
    }

    @Test
    void eachHalfWritesWhatIsItsToSay() throws Exception {
        Object atServer = get(
                set(
                        set(get(server.readStrictly("Book", BOOK.formatted("")), "toBuilder"), "once", "o"),
                        "added",
                        OffsetDateTime.parse("2026-11-24T09:30:00Z")),
                "build");
        Object atClient = get(
                set(
                        set(get(client.read("Book", BOOK.formatted("")), "toBuilder"), "once", "o"),
                        "added",
                        OffsetDateTime.parse("2026-11-24T09:30:00Z")),
                "build");

        String answer = server.write("Book", atServer);
        String request = client.write("Book", atClient);

        assertTrue(answer.contains("added") && !answer.contains("once"), answer);
        assertTrue(request.contains("once") && !request.contains("added"), request);
    }

    @Test
    void decimalsKeepEveryDigit() throws Exception {
        String json = BOOK.formatted("").replace("9.90", "123.45000000000000000000000000000000000000010");

        Object read = client.read("Book", json);

        assertEquals(new BigDecimal("123.45000000000000000000000000000000000000010"), get(read, "price"));
        assertTrue(client.write("Book", read).contains("123.45000000000000000000000000000000000000010"));
    }

    @Test
    void absentAndNullAreDistinguishedWhereBothMayBe() throws Exception {
        Object absent = client.read("Book", BOOK.formatted(""));
        Object none = client.read("Book", book("\"note\":null"));
        Object some = client.read("Book", book("\"note\":\"n\""));

        assertNull(get(absent, "note"));
        assertEquals(false, get(absent, "hasNote"));
        assertNull(get(none, "note"));
        assertEquals(true, get(none, "hasNote"));
        assertEquals("n", get(some, "note"));
        assertNotEquals(absent, none);
        assertFalse(client.write("Book", absent).contains("note"));
        assertTrue(client.write("Book", none).contains("\"note\":null"));
    }

    @Test
    void aServerTakesDefaultsForWhatIsAbsentAndAClientDoesNot() throws Exception {
        Object atServer = server.readStrictly("Book", BOOK.formatted(""));
        Object atClient = client.read("Book", BOOK.formatted(""));

        assertEquals(server.value("Binding", "soft"), get(atServer, "binding"));
        assertEquals(LocalDate.of(2000, 1, 1), get(atServer, "published"));
        assertEquals(1, get(atServer, "pages"));
        assertEquals(false, get(atServer, "lent"));
        assertEquals(List.of(), get(atServer, "element"));
        for (String optional : List.of("binding", "published", "pages", "lent", "element")) {
            assertNull(get(atClient, optional), optional);
        }
    }

    @Test
    void aClientKeepsValuesThatTheContractDoesNotNameYet() throws Exception {
        Object book = client.read("Book", BOOK.formatted("").replace("sci-fi", "western"));

        Object genre = get(book, "genre");
        assertEquals("western", get(genre, "value"));
        assertEquals("UNKNOWN", String.valueOf(get(genre, "known")));
        assertEquals(client.value("Genre", "western"), genre);
        assertTrue(client.write("Book", book).contains("\"genre\":\"western\""));
    }

    @Test
    void valuesWhoseNamesCollideAreDistinguished() throws Exception {
        assertEquals("SCI_FI", String.valueOf(get(client.value("Genre", "sci-fi"), "known")));
        assertEquals("SCI_FI2", String.valueOf(get(client.value("Genre", "sci fi"), "known")));
        assertEquals("UNKNOWN2", String.valueOf(get(client.value("Genre", "unknown"), "known")));
    }

    @Test
    void aClientKeepsUnknownMembersAndAServerRefusesThem() throws Exception {
        String json = book("\"new\":{\"a\":[1,{}]},\"also\":1");

        assertTrue(client.write("Book", client.read("Book", json)).endsWith(",\"new\":{\"a\":[1,{}]},\"also\":1}"));
        assertEquals(
                List.of("/new: is not a property that is known here", "/also: is not a property that is known here"),
                server.broken("Book", json));
    }

    @Test
    void membersThatMayBeThereAreKept() throws Exception {
        Object problem = client.read("Problem", "{\"type\":\"/p\",\"trace\":\"abc\"}");

        assertEquals(Map.of("trace", "abc"), get(problem, "additionalProperties"));
        assertEquals("{\"type\":\"/p\",\"trace\":\"abc\"}", client.write("Problem", problem));
    }

    @Test
    void aClientChecksNoConstraints() throws Exception {
        Object book = client.read("Book", book("\"pages\":0,\"contact\":\"nobody\",\"authors\":[]"));

        assertEquals(0, get(book, "pages"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "shelf":"A"                | /shelf: must match ^[A-Z]\\d+$, /shelf: must have at least 2 characters
            "shelf":"A1234"            | /shelf: must have at most 4 characters
            "shelf":"A1\\n"            | /shelf: must match ^[A-Z]\\d+$
            "note":"12345678901"       | /note: must have at most 10 characters
            "note":"\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00" |
            "kind":"film"              | /kind: must be book
            "binding":"glued"          | /binding: must be one of hard, soft
            "contact":"nobody"         | /contact: must be an e-mail address
            "pages":0                  | /pages: must be at least 1
            "pages":1.5                | /pages: must be a whole number
            "copies":0                 | /copies: must be more than 0
            "rating":5.1               | /rating: must be at most 5
            "lent":"yes"               | /lent: must be true or false
            "lent":null                | /lent: must be true or false and not null
            "authors":[]               | /authors: must have at least 1 element
            "authors":["a","b","c","d"] | /authors: must have at most 3 elements
            "authors":["a","a"]        | /authors: must not have an element twice
            "authors":["a","bcdefg"]   | /authors/1: must have at most 5 characters
            "authors":["a",null]       | /authors/1: must be a string and not null
            "gaps":[1,"b"]             | /gaps/1: must be a whole number
            "prices":{"a":[],"b":[],"c":[]} | /prices: must have at most 2 properties
            "prices":{"a/b":[1,-1]}    | /prices/a~1b/1: must be at least 0
            "prices":[]                | /prices: must be an object
            "facts":[]                 | /facts: must be an object
            "size":{"width":0}         | /size/width: must be at least 1
            "size":{}                  | /size/width: must be present
            "record":{"a":1}           | /record/a: is not a property that is known here
            "sequels":[{"title":""}]   | /sequels/0/title: must have at least 1 character, /sequels/0: must have at least 2 properties, /sequels/0/subtitle: must be present, /sequels/0/price: must be present, /sequels/0/genre: must be present, /sequels/0/class: must be present
            "published":"24.11.2026"   | /published: must be a day such as 2026-11-24
            "isbn":"1"                 | /isbn: must be a UUID such as 8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11
            """)
    void aServerSaysEveryConstraintThatIsBrokenAndWhere(String member, String expected) throws Exception {
        List<String> broken = server.broken("Book", book(member));

        assertEquals(expected == null ? "" : expected, String.join(", ", broken));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            9.90     | -0.01   | /price: must be at least 0
            9.90     | 1000.00 | /price: must be less than 1000
            9.90     | 0.001   | /price: must be a multiple of 0.01
            9.90     | '"9"'   | /price: must be a number
            '"A"'    | '"C"'   | /class: must be one of A, B
            '"sci-fi"' | '"western"' | /genre: must be one of sci-fi, sci fi, 3d, unknown
            '"Emma"' | '""'    | /title: must have at least 1 character
            '"Emma"' | null    | /title: must be a string and not null
            """)
    void aServerChecksWhatIsRequiredToo(String before, String after, String expected) throws Exception {
        String json = BOOK.formatted("").replace(before, after);

        assertEquals(List.of(expected), server.broken("Book", json));
    }

    @Test
    void everythingThatIsBrokenIsSaidAtOnce() throws Exception {
        assertEquals(
                List.of(
                        "/title: must be a string",
                        "/pages: must be at least 1",
                        "/more: is not a property that is known here",
                        "/subtitle: must be present",
                        "/price: must be present",
                        "/genre: must be present",
                        "/class: must be present"),
                server.broken("Book", "{\"title\":1,\"pages\":0,\"more\":{}}"));
    }

    @Test
    void aBuilderDemandsWhatIsRequired() throws Exception {
        Object builder = client.builder("Book");
        set(builder, "title", "Emma");

        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> get(builder, "build"));

        assertEquals("price must be set", refused.getMessage());
    }

    @Test
    void aCopyWithOneValueChangedKeepsTheOthers() throws Exception {
        Object book = client.read("Book", book("\"note\":null,\"authors\":[\"a\"]"));

        Object copy = get(set(get(book, "toBuilder"), "title", "Persuasion"), "build");

        assertEquals(client.write("Book", book).replace("Emma", "Persuasion"), client.write("Book", copy));
        assertEquals(book, get(set(get(copy, "toBuilder"), "title", "Emma"), "build"));
        assertEquals(
                book.hashCode(),
                get(set(get(copy, "toBuilder"), "title", "Emma"), "build").hashCode());
    }

    @Test
    void sensitiveValuesAreRedactedInToString() throws Exception {
        Object book = client.read("Book", book("\"secret\":\"hidden\",\"once\":\"hidden\",\"text\":\"shown\""));

        String shown = book.toString();

        assertFalse(shown.contains("hidden"), shown);
        assertTrue(shown.contains("secret=***"), shown);
        assertTrue(shown.contains("text=shown"), shown);
    }

    @Test
    void valuesCannotBeChangedFromOutside() throws Exception {
        byte[] cover = "a".getBytes(StandardCharsets.UTF_8);
        List<String> authors = new ArrayList<>(List.of("a"));
        List<Integer> gaps = new ArrayList<>(Arrays.asList(1, null));
        Object builder = get(client.read("Book", BOOK.formatted("")), "toBuilder");
        Object book = get(set(set(set(builder, "cover", cover), "authors", authors), "gaps", gaps), "build");

        cover[0] = 'b';
        authors.add("b");
        gaps.add(3);
        ((byte[]) get(book, "cover"))[0] = 'c';

        assertEquals("a", new String((byte[]) get(book, "cover"), StandardCharsets.UTF_8));
        assertEquals(List.of("a"), get(book, "authors"));
        assertEquals(Arrays.asList(1, null), get(book, "gaps"));
        List<?> read = (List<?>) get(book, "gaps");
        assertThrows(UnsupportedOperationException.class, read::clear);
    }

    private static String book(String member) {
        return BOOK.formatted("," + member);
    }
}
