package dev.chirograph.generator.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final Map<String, Encoding> ENCODINGS = Map.of(
            "deep", Encoding.of(Style.DEEP_OBJECT, true),
            "commas", Encoding.of(Style.FORM, false),
            "pipes", Encoding.of(Style.PIPE_DELIMITED, false),
            "json", Encoding.in("application/json"));

    private final Violations violations = new Violations();

    @Test
    void eachPropertyIsWrittenAsItsEncodingSays() {
        assertEquals(
                "text=a%20b&list=1&list=2&object=%7B%22a%22%3A%5B1%5D%7D&objects=%7B%22a%22%3A1%7D&none=null"
                        + "&deep%5Ba%5D%5B0%5D=1&commas=1,2&pipes=1%7C2&json=%5B1%2C2%5D",
                write("""
                        {"text":"a b","list":[1,2],"object":{"a":[1]},"objects":[{"a":1}],"empty":[],"none":null,
                        "deep":{"a":[1]},"commas":[1,2],"pipes":[1,2],"json":[1,2]}"""));
        assertThrows(IllegalArgumentException.class, () -> write("[1]"));
    }

    @Test
    void aFormIsReadWithThePointersOfTheSameValueInJson() {
        assertNull(read(Codecs.map(Codecs.list(Codecs.INT64)), "list=1&list=x&commas=1,y&deep[0]=z&json=[1,%22w%22]"));

        assertEquals(
                "[Violation[in=body, pointer=/deep/0, message=must be a whole number],"
                        + " Violation[in=body, pointer=/list/1, message=must be a whole number],"
                        + " Violation[in=body, pointer=/commas/1, message=must be a whole number],"
                        + " Violation[in=body, pointer=/json/1, message=must be a whole number]]",
                violations.list().toString());
    }

    @Test
    void multipartOfBrowsersAndCurlIsParsed() {
        assertEquals(
                Map.of("a", "x y", "b", "", "\u00e9", "\u00e9", "c[]", "1"),
                read(Codecs.map(Codecs.STRING), "a=x+y&b&\u00e9=\u00e9&&c[]=1"));
        assertEquals(List.of(), violations.list());
    }

    @Test
    void anEmptyFormIsAnObjectWithoutMembers() {
        assertEquals(Map.of(), read(Codecs.map(Codecs.STRING), ""));
    }

    @Test
    void anObjectCanBeJson() {
        Codec<Map<String, Map<String, Long>>> codec = Codecs.map(Codecs.map(Codecs.INT64));

        assertEquals(Map.of("a", Map.of("b", 1L)), read(codec, "a={\"b\":1}"));
        assertNull(read(codec, "a={\"b\":1&c=x"));
        assertEquals(
                List.of(
                        new Violation("body", "/a", "must be an object in JSON"),
                        new Violation("body", "/c", "must be an object in JSON")),
                violations.list());
    }

    @RepeatedTest(200)
    void everyObjectComesBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            lists.put(StylesTest.text(random), List.of(StylesTest.text(random), StylesTest.text(random)));
        }
        for (String name : List.of("deep", "commas", "json", "one")) {
            lists.put(name, List.of(StylesTest.text(random), StylesTest.text(random)));
        }
        lists.put("one", List.of(StylesTest.text(random)));
        Codec<Map<String, List<String>>> codec = Codecs.map(Codecs.list(Codecs.STRING));

        byte[] form = Forms.write(codec, lists, ENCODINGS);

        assertEquals(lists, Forms.read(codec, form, ENCODINGS), () -> new String(form, StandardCharsets.US_ASCII));
    }

    @RepeatedTest(100)
    void noBytesMakeAnExceptionWhereFormsAreReadStrictly(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] body = new byte[random.nextInt(60)];
        random.nextBytes(body);
        byte[] frame = "deep[a]=1&json={&commas=".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < body.length; i++) {
            if (random.nextBoolean()) {
                body[i] = frame[random.nextInt(frame.length)];
            }
        }

        for (Codec<?> codec : List.of(Codecs.ANYTHING, Codecs.map(Codecs.list(Codecs.INT64)), Codecs.STRING)) {
            Forms.read(codec, body, ENCODINGS, violations);
        }
    }

    private static String write(String json) {
        return new String(Forms.write(Codecs.ANYTHING, Json.value(json), ENCODINGS), StandardCharsets.US_ASCII);
    }

    private <T> T read(Codec<T> codec, String form) {
        return Forms.read(codec, form.getBytes(StandardCharsets.UTF_8), ENCODINGS, violations);
    }

    @Test
    void anUnknownShapeIsGuessed() {
        JsonValue read = read(Codecs.ANYTHING, "a=1&b=x&b=2&deep[c]=true&json={}");

        assertEquals(Json.value("{\"deep\":{\"c\":true},\"a\":1,\"b\":[\"x\",2],\"json\":{}}"), read);
    }
}
