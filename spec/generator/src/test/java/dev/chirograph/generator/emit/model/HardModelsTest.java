package dev.chirograph.generator.emit.model;

import static dev.chirograph.generator.emit.model.Models.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models that are large, or whose names are hard. */
class HardModelsTest {
    private static final int PROPERTIES = 1_000;
    private static final int VALUES = 3_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aThousandPropertiesOfEveryTypeFitTheirClass(Layout.Half half) throws Exception {
        Models models = models(half, "Large: {type: object, required: [p0, p4], properties: {" + properties() + "}}");
        String json = "{\"p0\":\"a\",\"p3\":[1,2],\"p4\":\"b\",\"p994\":\"c\",\"p998\":[3],\"p999\":{\"a\":[true]}}";

        Object read = half == Layout.Half.SERVER ? models.readStrictly("Large", json) : models.read("Large", json);

        assertEquals(json, models.write("Large", read));
        assertEquals(read, get(get(read, "toBuilder"), "build"));
    }

    @ParameterizedTest
    @EnumSource
    void threeThousandValuesFitTheirClass(Layout.Half half) throws Exception {
        String values =
                IntStream.range(0, VALUES).mapToObj(number -> "value " + number).collect(Collectors.joining(", "));

        Models models = models(half, "Large: {type: string, enum: [" + values + "]}");

        assertEquals("VALUE_2999", String.valueOf(get(models.value("Large", "value 2999"), "known")));
        assertEquals("UNKNOWN", String.valueOf(get(models.value("Large", "value 3000"), "known")));
    }

    @ParameterizedTest
    @EnumSource
    void membersThatClashWithTheClassOrWithOneAnotherAreReported(Layout.Half half) throws Exception {
        List<String> names = List.of(
                "builder",
                "toBuilder",
                "build",
                "toString",
                "getClass",
                "hashCode",
                "equals",
                "notify",
                "wait",
                "clone",
                "finalize",
                "additionalProperties",
                "putAdditionalProperty",
                "hasNote",
                "note",
                "set",
                "property",
                "value",
                "text",
                "that",
                "other",
                "name",
                "reader",
                "writer",
                "before",
                "class",
                "record",
                "var",
                "_",
                "a-b",
                "a_b",
                "+1",
                "-1",
                "",
                "\\uD83D\\uDE00",
                "\\u00E9t\\u00E9",
                "1st",
                "String",
                "Object",
                "Override",
                "List",
                "Objects",
                "Builder",
                "element",
                "entry",
                "element2",
                "INSTANCE",
                "REQUIRED",
                "read",
                "write",
                "readPart",
                "this");
        String properties = names.stream()
                .map(name -> "\"" + name + "\": {type: [array, 'null'], items: {type: [string, 'null']}}")
                .collect(Collectors.joining(", "));

        Models models = models(
                half,
                "Hard: {type: object, additionalProperties: {type: string}, properties: {" + properties + "}}",
                "Signs: {type: string, enum: [A-B, A_B, '+1', '-1', '', '!!', '\\U0001F600', unknown, value, Known, of]}"
                        .replace("'\\U0001F600'", "\"\\U0001F600\""));
        String json = names.stream()
                .map(name -> "\"" + name + "\":[\"x\",null]")
                .collect(Collectors.joining(",", "{", ",\"more\":\"y\"}"))
                .replace("\\uD83D\\uDE00", "\uD83D\uDE00")
                .replace("\\u00E9", "\u00E9");
        Object read = half == Layout.Half.SERVER ? models.readStrictly("Hard", json) : models.read("Hard", json);

        assertEquals(json, models.write("Hard", read));
        assertEquals(read, get(get(read, "toBuilder"), "build"));
        for (String sign : List.of("A-B", "A_B", "+1", "-1", "", "!!", "\uD83D\uDE00")) {
            assertEquals("\"" + sign + "\"", models.write("Signs", models.value("Signs", sign)));
        }
    }

    private static String properties() {
        List<String> types = List.of(
                "{type: string, minLength: 1, maxLength: 9, pattern: 'a|b|c|d'}",
                "{type: integer, minimum: 3}",
                "{type: [number, 'null'], maximum: 100.5}",
                "{type: array, maxItems: 3, items: {type: integer, format: int32}}",
                "{type: object, additionalProperties: {type: array, items: {type: boolean}}}");
        List<String> order = List.of(types.get(0), types.get(1), types.get(2), types.get(3), types.get(0));
        return IntStream.range(0, PROPERTIES)
                .mapToObj(number ->
                        "p" + number + ": " + (number == PROPERTIES - 1 ? types.get(4) : order.get(number % 5)))
                .collect(Collectors.joining(", "));
    }

    private Models models(Layout.Half half, String... schemas) throws Exception {
        String all = Stream.of(schemas).map(schema -> "    " + schema + "\n").collect(Collectors.joining());
        String operations = Stream.of(schemas)
                .map(schema -> schema.substring(0, schema.indexOf(':')))
                .map("""
                          /%1$s:
                            put:
                              operationId: put%1$s
                              tags: [all]
                              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/%1$s'}}}}
                              responses:
                                '204': {description: Nothing.}
                        """::formatted)
                .collect(Collectors.joining());
        Path file = Files.writeString(
                folder.resolve("api.yaml"),
                "openapi: 3.1.0\ninfo: {title: Hard, version: '1'}\npaths:\n" + operations + "components:\n  schemas:\n"
                        + all);
        return Models.compile(half, Document.load(file), folder.resolve("classes"));
    }
}
