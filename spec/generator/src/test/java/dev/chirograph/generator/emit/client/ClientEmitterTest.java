package dev.chirograph.generator.emit.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.emit.CompiledHalf;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls the groups of a small contract, compiled as a module with every warning as an error. */
class ClientEmitterTest {
    private static final CompiledHalf CLIENT = CompiledHalf.of(Layout.Half.CLIENT);

    private static BiFunction<String, List<String>, String> visitor;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void compile(@TempDir Path folder) throws Exception {
        SourceFile module = new SourceFile("module-info.java", """
                module shelf {
                    requires transitive jakarta.json;
                    requires static transitive org.jspecify;

                    exports api;
                    exports api.model;
                    exports standin;
                    exports standin.call;
                }
                """);
        Object loaded = CLIENT.load(folder, "17", "visit.Visitor", module)
                .getDeclaredConstructor()
                .newInstance();
        visitor = (BiFunction<String, List<String>, String>) loaded;
    }

    @Test
    void twoRunsGiveTheSameBytes() {
        assertEquals(CompiledHalf.of(Layout.Half.CLIENT).sources(), CLIENT.sources());
    }

    @Test
    void aValueIsReadFromTheResponse() {
        assertEquals(
                List.of("GET /books/{book_id}; path book_id=5; accept any=application/json", "Book[title=Emma]"),
                play("get", "{\"title\":\"Emma\"}"));
    }

    @Test
    void optionsReachTheCall() {
        assertEquals(
                List.of(
                        "GET /books/{book_id}; path book_id=5; accept any=application/json; with care",
                        "Book[title=Emma]"),
                play("get carefully", "{\"title\":\"Emma\"}"));
    }

    @Test
    void aCallIsNotMadeBeforeItIsAskedFor() {
        assertEquals(
                List.of("", "GET /books/{book_id}; path book_id=5; accept any=application/json"),
                play("get as a call"));
    }

    @Test
    void aBodyIsSentAsTheContractSays() {
        assertEquals(
                List.of(
                        "POST /books; query dry_run=true; accept any=application/json;"
                                + " body application/json={\"title\":\"Emma\"}",
                        "Book[title=Emma]"),
                play("create", "{\"title\":\"Emma\"}"));
    }

    @Test
    void aResponseThatMayHaveNoBodyIsNullThen() {
        assertEquals(
                List.of(
                        "PUT /books/{book_id}; path book_id=5; accept any=application/json;"
                                + " body application/json={\"title\":\"Emma\"}",
                        "Book[title=Emma]"),
                play("put", "{\"title\":\"Emma\"}"));
        assertEquals(
                List.of("PUT /books/{book_id}; path book_id=5; accept any=application/json; with care", "null"),
                play("put nothing", ""));
    }

    @Test
    void operationWithoutResponseBodyReturnsVoid() {
        assertEquals(List.of("DELETE /books/{book_id}; path book_id=5", "deleted"), play("delete", ""));
    }

    @Test
    void aNumberIsANumber() {
        assertEquals(
                List.of("GET /names/{name}; path name=a/b; accept any=application/json", "42"), play("count", "41"));
    }

    @Test
    void aListIsReadPageByPage() {
        assertEquals(
                List.of(
                        "GET /books; accept any=application/json",
                        "GET /books; accept any=application/json; query cursor=c2",
                        "GET /books; accept any=application/json; query cursor=c3",
                        "[Book[title=Emma], Book[title=Persuasion]]"),
                play(
                        "list",
                        "{\"content\":{\"books\":[{\"title\":\"Emma\"}],\"next\":\"c2\"}}",
                        "{\"content\":{\"next\":\"c3\"}}",
                        "{\"content\":{\"books\":[{\"title\":\"Persuasion\"}],\"next\":null}}"));
    }

    @Test
    void everyPageIsAskedForWithTheSameParametersAndOptions() {
        String parameters = "; query limit=7; query genre=poem; query tag=a; query tag=b;"
                + " encoded query pairs=year=1999,2001;"
                + " header X-Trace=00000000-0000-0000-0000-000000000001,00000000-0000-0000-0000-000000000002;"
                + " header since=2026-11-24T09:30:00Z; encoded cookie pairs=session=s; with care";

        assertEquals(
                List.of(
                        "GET /books; accept any=application/json; query cursor=c1" + parameters,
                        "GET /books; accept any=application/json; query cursor=c2" + parameters,
                        "[]"),
                play("list carefully", "{\"content\":{\"next\":\"c2\"}}", "{\"content\":{}}"));
    }

    @Test
    void anArgumentThatIsNullIsNamed() {
        assertEquals(
                "body",
                assertThrows(NullPointerException.class, () -> play("create nothing"))
                        .getMessage());
        assertEquals(
                "cursor",
                assertThrows(NullPointerException.class, () -> play("list by nothing"))
                        .getMessage());
    }

    @Test
    void aProtocolIsLeftOut() {
        assertFalse(CLIENT.sources().stream().anyMatch(file -> file.text().contains("takeRaw")));
        assertFalse(CLIENT.sources().stream().anyMatch(file -> file.path().equals("api/RawApi.java")));
    }

    @Test
    void anOperationIsDescribedToTheEngine() {
        String calls = CLIENT.source("api/BooksCalls.java").replaceAll("\\s+", " ");

        assertTrue(
                calls.contains("Operation CREATE = Operation.builder(\"createBook\", \"POST\", \"/books\")"
                        + " .authenticated(\"books:write\")"
                        + " .rateLimits(\"10 per PT1M per client\", \"100 per PT24H per user\") .build();"),
                calls);
        assertTrue(
                calls.contains(
                        "Operation GET = Operation.builder(\"getBook\", \"GET\", \"/books/{book_id}\").build();"),
                calls);
    }

    @Test
    void clientJavadocStatesScopesLimitsAndErrors() {
        String values = CLIENT.source("api/BooksApi.java").replaceAll("\\s+(\\* )?", " ");

        assertTrue(values.contains("{@code POST /books} requires the scope {@code books:write}. "), values);
        assertTrue(
                values.contains(
                        "The server allows 10 calls a minute for each client, and 100 calls a day for each user. "),
                values);
        assertTrue(values.contains(" <li>{@code 409}: There is one already. "), values);
        assertTrue(values.contains("@throws NullPointerException if {@code body} is null "), values);
        assertTrue(
                values.contains("@deprecated deprecated in the API document */ @Deprecated public @Nullable Book put("),
                values);
    }

    private static List<String> play(String scene, String... answers) {
        return List.of(visitor.apply(scene, List.of(answers)).split("\n"));
    }
}
