package dev.chirograph.generator.emit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.emit.CompiledHalf;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drives routes that take and give everything but plain JSON, compiled with every warning as an error. */
class ServedKindsTest {
    private static final CompiledHalf SERVER = CompiledHalf.of(Layout.Half.SERVER, CompiledHalf.resource("kinds.yaml"));

    private static BiFunction<String, Map<String, String>, String> kinds;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void compile(@TempDir Path folder) throws Exception {
        Object loaded = SERVER.load(folder, "25", "standin.Kinds", driver(""))
                .getDeclaredConstructor()
                .newInstance();
        kinds = (BiFunction<String, Map<String, String>, String>) loaded;
    }

    /** The class that calls the routes, without the method that is cut out. */
    private static SourceFile driver(String cut) throws Exception {
        String text = Files.readString(CompiledHalf.resource("kinds/Kinds.java"));
        return new SourceFile("standin/Kinds.java", cut.isEmpty() ? text : text.replaceFirst(cut, ""));
    }

    @Test
    void theTableNamesEveryMediaType() {
        assertEquals(
                "id takeAny; POST /bodies; tag kinds; consumes [application/json, application/x-www-form-urlencoded,"
                        + " multipart/form-data, application/xml, text/plain, image/*]; produces [text/plain]; status 200",
                kinds.apply("takeAny", Map.of()));
        assertEquals(
                "id answer; GET /answers/{which}; tag kinds; produces [application/json, application/hal+json,"
                        + " application/xml, image/png, image/jpeg, text/event-stream]; status 200; status 200",
                kinds.apply("answer", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "application/json > {\"name\":\"Rex\",\"age\":3} > 200 text/plain pet Rex 3 null",
                "application/x-www-form-urlencoded > name=R%C3%A9x&age=3&tags=a|b > 200 text/plain pet Réx 3 [a, b]",
                "application/xml > pet > 200 text/plain xml pet",
                "application/xml > '' > 200 text/plain xml ",
                "text/plain > 7 > 200 text/plain number 7",
                "text/plain > 10 > body  must be at most 9",
                "application/x-www-form-urlencoded > age=old > body /age must be a whole number; body /name must be present",
                "application/json > '' > body  must be present"
            })
    void aBodyIsReadAsItsMediaTypeSays(String type, String body, String handlerReturn) {
        assertEquals(
                handlerReturn.strip(),
                kinds.apply("takeAny", Map.of("type", type, "body", body)).strip());
    }

    @Test
    void aBodyInPartsIsReadByItsBoundary() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"age\"\r\n\r\n3\r\n--b--\r\n";

        String handlerReturn = kinds.apply(
                "takeAny",
                Map.of("read", "multipart/form-data", "type", "multipart/form-data; boundary=b", "body", body));

        assertEquals("200 text/plain pet Rex 3 null", handlerReturn);
    }

    @Test
    void handlerOfAMediaTypeRangeAsksForThePreferredType() {
        assertEquals(
                "200 text/plain bytes PNG [image/png]",
                kinds.apply(
                        "takeAny",
                        Map.of(
                                "read",
                                "image/*",
                                "type",
                                "image/png",
                                "body",
                                "PNG",
                                "header Content-Type",
                                "image/png")));
    }

    @Test
    void aTextMayBeAbsentOrEmptyAndHasItsConstraints() {
        assertEquals("200 application/json \"text null\"", kinds.apply("takeText", Map.of("query", "")));
        assertEquals(
                "200 application/json \"text \"", kinds.apply("takeText", Map.of("type", "text/plain", "body", "")));
        assertEquals(
                "body  must have at most 3 characters",
                kinds.apply("takeText", Map.of("type", "text/plain", "body", "abcd")));
    }

    @Test
    void theSameValueIsWrittenAsTheCallerWantsItMost() {
        assertEquals("200 text/plain text null", kinds.apply("takeText", Map.of("header Accept", "text/plain")));
    }

    @Test
    void constraintsOfABodyWithoutANameAreChecked() {
        Map<String, String> good = Map.of("type", "application/json", "body", "[\"a\",null]");
        Map<String, String> bad = Map.of("type", "application/json", "body", "[\"abc\",null,\"d\"]");

        assertEquals("200 application/json [\"a\",null]", kinds.apply("takeList", good));
        assertEquals(
                "body /0 must have at most 2 characters; body  must have at most 2 elements",
                kinds.apply("takeList", bad));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "json > 200 application/json {\"name\":\"Rex\"} X-Pair=name,Rex",
                "xml > 200 application/xml pet",
                "png > 200 image/png PNG",
                "events > 200 text/event-stream [{\"name\":\"Rex\"}] [{\"name\":\"Tom\"}]",
                "201 > 201 application/json {\"name\":\"Rex\"}",
                "404 > thrown 404 application/json {\"code\":1} X-Why=none",
                "418 > thrown 418 application/json {\"code\":2}",
                "503 > thrown 503 application/json {\"code\":3}",
                "302 > thrown 302 Location=/there",
                "410 > thrown 410"
            })
    void aHandlerChoosesAmongAllResponses(String which, String handlerReturn) {
        assertEquals(handlerReturn, kinds.apply("answer", Map.of("path which", which)));
    }

    @Test
    void theCallerChoosesBetweenMediaTypesOfOneValue() {
        assertEquals(
                "200 application/hal+json {\"name\":\"Rex\"} X-Pair=name,Rex",
                kinds.apply("answer", Map.of("path which", "json", "header Accept", "application/hal+json")));
    }

    @Test
    void aStatusOutsideItsRangeIsTheHandlersMistake() {
        var thrown = assertThrows(
                IllegalStateException.class, () -> kinds.apply("answer", Map.of("path which", "nonsense")));

        assertEquals("a status of 2XX is wanted, not 500", thrown.getCause().getMessage());
    }

    @Test
    void theDataOfATextualEventIsTheTextItself() {
        assertEquals("200 text/event-stream [one] [two \"quoted\"]", kinds.apply("tell", Map.of("query", "")));
    }

    @Test
    void parametersOfEveryStyleReachTheHandler() {
        Map<String, String> sent = Map.of(
                "path label", ".1.2",
                "path matrix", ";matrix=a%3Bb",
                "query",
                        "deep[name]=Rex&deep[age]=3&spaced=a%20b,c&json=%7B%22name%22%3A%22Tom%22%7D&code=7&why=x&any=%7B%22a%22%3A1%7D",
                "header X-Map", "a,1,b,2",
                "header Cookie", "crumbs=x,y%2Cz");

        assertEquals(
                "200 text/plain label=[1, 2] matrix=a;b deep=Rex3 spaced=[a, b,c] json=Tom spread=7x"
                        + " map={a=1, b=2} any={\"a\":1} crumbs=[x, y,z]",
                kinds.apply("style", sent));
    }

    @Test
    void parameterErrorHasItsPointer() {
        Map<String, String> sent = Map.of(
                "path label", "1",
                "path matrix", ";matrix=a",
                "query", "deep[name]=Rexxxx&json=%7B%7D&why=x");

        assertEquals(
                "path /label must begin with .; query /deep/name must have at most 5 characters;"
                        + " query /json/name must be present; query /spread/code must be present",
                kinds.apply("style", sent));
    }

    @Test
    void aHandlerWithoutAMethodIsNamedByTheCompiler(@TempDir Path folder) throws Exception {
        SourceFile without =
                driver("(?s)        @Override\\R        public EventSource<String> tell.*?\\R        }\\R");

        var refused = assertThrows(AssertionError.class, () -> SERVER.load(folder, "25", "standin.Kinds", without));

        assertTrue(
                refused.getMessage()
                        .contains("standin.Kinds.Handler is not abstract and does not override abstract method"
                                + " tell(standin.CallContext) in api.KindsHandler"),
                refused.getMessage());
    }
}
