package dev.chirograph.generator.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
    private static final Codec<Map<String, String>> TEXTS = Codecs.map(Codecs.STRING);

    private final Violations violations = new Violations();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            code=123        | ''
            code=true&a=1.0 | ''
            code=12         | /code must have at least 3 characters, since the value has code
            a=1             | ''
            """)
    void textsOfAFormAreCheckedAsTheTypeThatTheyAreReadAs(String form, String expected) {
        JsonSchema schema = JsonSchema.of("""
                {"if": {"required": ["code"]},
                 "then": {"properties": {"code": {"minLength": 3}}, "additionalProperties": {"type": "string"}}}""");

        Forms.read(checked(schema), form.getBytes(StandardCharsets.US_ASCII), Map.of(), violations);

        assertEquals(expected, String.join("; ", told()));
    }

    @Test
    void bytesOfAPartNeedNotBeATextWhereTheWholeIsChecked() {
        JsonSchema schema = JsonSchema.of("{\"required\":[\"file\",\"name\"]}");
        Codec<Map<String, byte[]>> bytes = Codecs.map(Codecs.BINARY);
        byte[] body = "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n\u00ff\u00fe\r\n--x--\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        Multipart.read(checked(schema, bytes), "multipart/form-data; boundary=x", body, Map.of(), violations);

        assertEquals(List.of("/name must be present"), told());
    }

    @Test
    void typeViolationIsReportedOnce() {
        JsonSchema schema = JsonSchema.of("{\"additionalProperties\":{\"type\":\"string\",\"maxLength\":2}}");

        Json.decode(checked(schema), "{\"a\":1,\"b\":\"long\"}".getBytes(StandardCharsets.UTF_8), violations);

        assertEquals(List.of("/a must be a string", "/b must have at most 2 characters"), told());
    }

    @Test
    void patternsAreMatchedAsJavaWritesThem() {
        JsonSchema schema =
                JsonSchema.of("{\"propertyNames\":{\"pattern\":\"^a$\"},\"x-java-patterns\":{\"^a$\":\"^a\\\\z\"}}");

        Json.decode(checked(schema), "{\"a\\n\":\"\"}".getBytes(StandardCharsets.UTF_8), violations);

        assertEquals(List.of("/a\n has a name that must match ^a$"), told());
    }

    private List<String> told() {
        return violations.list().stream()
                .map(each -> each.pointer() + " " + each.message())
                .toList();
    }

    private static Codec<Map<String, String>> checked(JsonSchema schema) {
        return checked(schema, TEXTS);
    }

    private static <T> Codec<T> checked(JsonSchema schema, Codec<T> codec) {
        return new Codec<>() {
            @Override
            public @Nullable T read(JsonReader reader) {
                return schema.read(reader, codec::read, codec);
            }

            @Override
            public void write(JsonWriter writer, T value) {
                codec.write(writer, value);
            }
        };
    }
}
