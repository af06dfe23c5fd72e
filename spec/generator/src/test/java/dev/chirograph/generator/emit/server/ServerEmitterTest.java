package dev.chirograph.generator.emit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.emit.CompiledHalf;
import dev.chirograph.generator.emit.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the routes of a small contract, compiled with every warning as an error. */
class ServerEmitterTest {
    private static final CompiledHalf SERVER = CompiledHalf.of(Layout.Half.SERVER);

    private static BiFunction<String, Map<String, List<String>>, String> shelf;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void compile(@TempDir Path folder) throws Exception {
        Object loaded = SERVER.load(folder, "25", "standin.Shelf")
                .getDeclaredConstructor()
                .newInstance();
        shelf = (BiFunction<String, Map<String, List<String>>, String>) loaded;
    }

    @Test
    void twoRunsGiveTheSameBytes() {
        assertEquals(CompiledHalf.of(Layout.Half.SERVER).sources(), SERVER.sources());
    }

    @Test
    void theTableSaysAllThatTheRuntimeAsks() {
        List<String> operations = shelf.apply("all", Map.of()).lines().toList();

        assertEquals(
                "id listBooks; GET /books; alias /books/; tag books; requires [books:read]; requires [admin, audit];"
                        + " produces [application/json]; status 200",
                operations.get(0));
        assertEquals(
                "id createBook; POST /books; alias /books/; tag books; requires [books:write];"
                        + " limit RateLimit[name=create, limit=10, window=PT1M, per=CLIENT];"
                        + " limit RateLimit[name=create-daily, limit=100, window=PT24H, per=USER];"
                        + " cors CorsPolicy[allowHeaders=[Authorization], exposeHeaders=[Location]];"
                        + " consumes [application/json]; produces [application/json]; status 201",
                operations.get(1));
        assertEquals(
                "id getBook; GET /books/{book_id}; tag books; produces [application/json]; status 200",
                operations.get(2));
        assertEquals(
                "id putBook; PUT /books/{book_id}; tag books; requires []; consumes [application/json];"
                        + " produces [application/json]; status 200; status 201; status 204; deprecated",
                operations.get(3));
        assertEquals(
                "id takeRaw; POST /raw; tag raw; consumes [application/x-www-form-urlencoded];"
                        + " produces [text/plain]; status 200; protocol; deprecated",
                operations.get(6));
        assertEquals(7, operations.size());
    }

    @Test
    void absentParameterIsItsDefaultOrNullOrAnEmptyList() {
        String heard = shelf.apply("listBooks", Map.of());

        assertEquals(page("cursor=null limit=20 genre=null tag=[] year=[] trace=[] since=null session=null"), heard);
    }

    @Test
    void parametersReachTheHandler() {
        String heard = shelf.apply(
                "listBooks",
                Map.of(
                        "query cursor", List.of("c1"),
                        "query limit", List.of("7"),
                        "query genre", List.of("poem"),
                        "query tag", List.of("a", "b"),
                        "query year", List.of("1999,2001"),
                        "header X-Trace",
                                List.of(
                                        "8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11, 8f14e45f-ceea-467f-a0e6-6b0c7c1b7a12",
                                        "8f14e45f-ceea-467f-a0e6-6b0c7c1b7a13"),
                        "header since", List.of("2026-11-24T09:30:00Z"),
                        "cookie session", List.of("abcd")));

        assertEquals(
                page("cursor=c1 limit=7 genre=poem tag=[a, b] year=[1999, 2001]"
                        + " trace=[8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11, 8f14e45f-ceea-467f-a0e6-6b0c7c1b7a12,"
                        + " 8f14e45f-ceea-467f-a0e6-6b0c7c1b7a13] since=2026-11-24T09:30Z session=abcd"),
                heard);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        String heard = shelf.apply(
                "listBooks",
                Map.of(
                        "query limit", List.of("0"),
                        "query genre", List.of("drama"),
                        "query tag", List.of("a", "B", "a", "c"),
                        "query year", List.of("1999"),
                        "header X-Trace", List.of("x"),
                        "header since", List.of("yesterday"),
                        "cookie session", List.of("abcde")));

        assertEquals(
                List.of(
                        "query /limit must be at least 1",
                        "query /genre must be one of novel, poem",
                        "query /tag/1 must match ^[a-z]+$",
                        "query /tag must have at most 3 elements",
                        "query /tag must not have an element twice",
                        "query /year must have at least 2 elements",
                        "header /X-Trace/0 must be a UUID such as 8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11",
                        "header /since must be a time such as 2026-11-24T09:30:00Z",
                        "cookie /session must have at most 4 characters"),
                List.of(heard.split("; ")));
    }

    @Test
    void aParameterOfOneValueIsRejectedWhenItIsRepeated() {
        String heard = shelf.apply("listBooks", Map.of("query limit", List.of("1", "1")));

        assertEquals("query /limit must be sent once", heard);
    }

    @Test
    void aListPartedByCommasIsRejectedWhenItIsRepeated() {
        String heard = shelf.apply("listBooks", Map.of("query year", List.of("1,2", "3")));

        assertEquals("query /year must be sent once, its parts separated by commas", heard);
    }

    @Test
    void aBadPartOfThePathIsNamed() {
        assertEquals(
                "path /book_id must be a whole number", shelf.apply("getBook", Map.of("path book_id", List.of("abc"))));
        assertEquals(
                "path /book_id must be from -9223372036854775808 to 9223372036854775807",
                shelf.apply("getBook", Map.of("path book_id", List.of("9223372036854775808"))));
        assertEquals(
                "path /name must have at least 2 characters",
                shelf.apply("countBooksOfName", Map.of("path name", List.of("a"))));
    }

    @Test
    void missingRequiredParameterIsReported() {
        assertEquals("query /dry_run must be present; body  must be present", shelf.apply("createBook", Map.of()));
    }

    @Test
    void aBrokenParameterAndABrokenBodyAreSaidTogether() {
        String heard = shelf.apply(
                "createBook",
                Map.of("query dry_run", List.of("maybe"), "body", List.of("{\"title\":\"\",\"size\":1}")));

        assertEquals(
                "query /dry_run must be true or false; body /title must have at least 1 character;"
                        + " body /size is not a property that is known here",
                heard);
    }

    @Test
    void aReplyCarriesTheHeadersThatTheHandlerSets() {
        Map<String, List<String>> wet =
                Map.of("query dry_run", List.of("false"), "body", List.of("{\"title\":\"Emma\"}"));
        Map<String, List<String>> dry =
                Map.of("query dry_run", List.of("true"), "body", List.of("{\"title\":\"Emma\"}"));

        assertEquals(
                "201 application/json {\"title\":\"Emma\"} Location=/b%C3%BCcher/1 X-Count=7",
                shelf.apply("createBook", wet));
        assertEquals(
                "201 application/json {\"title\":\"Emma\"} Location=/b%C3%BCcher/1", shelf.apply("createBook", dry));
    }

    @Test
    void aHandlerChoosesBetweenTheResponsesOfTheContract() {
        List<String> emma = List.of("{\"title\":\"Emma\"}");

        assertEquals("204", shelf.apply("putBook", Map.of("path book_id", List.of("1"))));
        assertEquals(
                "200 application/json {\"title\":\"Emma\"}",
                shelf.apply("putBook", Map.of("path book_id", List.of("1"), "body", emma)));
        assertEquals(
                "201 application/json {\"title\":\"Emma\"} Location=/books/2",
                shelf.apply("putBook", Map.of("path book_id", List.of("2"), "body", emma)));
    }

    @Test
    void answersOfEveryKindAreMade() {
        assertEquals(
                "200 application/json {\"title\":\"Book 5\"}",
                shelf.apply("getBook", Map.of("path book_id", List.of("5"))));
        assertEquals("204", shelf.apply("deleteBook", Map.of("path book_id", List.of("5"))));
        assertEquals("200 application/json 4", shelf.apply("countBooksOfName", Map.of("path name", List.of("Emma"))));
        assertEquals("299", shelf.apply("takeRaw", Map.of()));
    }

    @Test
    void aHandlersMethodIsDocumentedAndDeclaredAsTheSeamSays() {
        String handler = SERVER.source("api/BooksHandler.java").replaceAll("\\s+(\\* )?", " ");

        assertTrue(handler.contains(" Book getBook(CallContext call, long bookId) throws Exception;"), handler);
        assertTrue(
                handler.contains(
                        " CreateBookResponse createBook(CallContext call, boolean dryRun, Book body) throws Exception;"),
                handler);
        assertTrue(
                handler.contains(
                        "{@code POST /books} requires the scope {@code books:write}, and allows 10 calls a minute for"
                                + " each client, and 100 calls a day for each user."),
                handler);
        assertTrue(handler.contains(" <li>{@code 409}: There is one already. "), handler);
        assertTrue(handler.contains("@param dryRun The query parameter {@code dry_run}. "), handler);
    }

    private static String page(String heard) {
        return "200 application/json {\"content\":{\"next\":\"" + heard + "\"}}";
    }
}
