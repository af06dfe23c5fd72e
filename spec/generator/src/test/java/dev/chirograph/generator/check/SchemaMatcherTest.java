package dev.chirograph.generator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.RandomSchema;
import dev.chirograph.generator.support.Codec;
import dev.chirograph.generator.support.Codecs;
import dev.chirograph.generator.support.Json;
import dev.chirograph.generator.support.JsonReader;
import dev.chirograph.generator.support.JsonSchema;
import dev.chirograph.generator.support.JsonWriter;
import dev.chirograph.generator.support.Violations;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What `check` and generated code find out about values and schemas is the same, though they are written apart. */
class SchemaMatcherTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SCHEMAS = 1_500;
    private static final int VALUES = 12;

    @Test
    void checkAndGeneratedCodeAgreeOnRandomSchemasAndValues() {
        RandomSchema random = new RandomSchema(new Random(20261201));
        List<String> wrong = new ArrayList<>();
        int met = 0;

        for (int index = 0; index < SCHEMAS; index++) {
            ObjectNode schema = JSON.objectNode().set("allOf", JSON.arrayNode().add(random.schema(3)));
            SchemaMatcher matcher = new SchemaMatcher(schema, new ConstraintValidator());
            JsonSchema generated = JsonSchema.of(schema.toString());
            for (int count = 0; count < VALUES; count++) {
                JsonNode value = random.value(2);
                boolean meets = broken(generated, value.toString()).isEmpty();
                met += meets ? 1 : 0;
                if (matcher.meets(value) != meets) {
                    wrong.add(value + (meets ? " meets " : " does not meet ") + schema + " in generated code only");
                }
            }
        }

        assertEquals(List.of(), wrong);
        assertTrue(met > SCHEMAS && met < SCHEMAS * VALUES - SCHEMAS, "only one answer was tried: " + met);
    }

    @Test
    void deepAndWideValuesAreCheckedInBoundedWork() {
        JsonSchema schema = JsonSchema.of("""
                {"$ref": "#/$defs/A", "$defs": {"A": {"anyOf": [
                  {"type": "array", "contains": {"$ref": "#/$defs/A"}, "items": {"$ref": "#/$defs/A"}},
                  {"type": "array", "items": {"$ref": "#/$defs/A"}, "contains": {"$ref": "#/$defs/A"}}]}}}""");
        String hostile = "[".repeat(60) + "1" + "]".repeat(60);

        String refused = "";
        try {
            broken(schema, hostile);
        } catch (RuntimeException e) {
            refused = e.getMessage();
        }

        assertEquals("The text takes too long to check", refused);
    }

    @Test
    void aHundredViolationsAreReportedAndNoMore() {
        JsonSchema schema = JsonSchema.of("{\"items\":{\"type\":\"string\"}}");

        List<String> broken = broken(schema, "[" + "1,".repeat(5_000) + "1]");

        assertEquals(Violations.MAXIMUM, broken.size());
    }

    private static List<String> broken(JsonSchema schema, String value) {
        Violations violations = new Violations();
        Codec<JsonValue> codec = new Codec<>() {
            @Override
            public @Nullable JsonValue read(JsonReader reader) {
                return schema.read(reader, JsonReader::value, Codecs.ANYTHING);
            }

            @Override
            public void write(JsonWriter writer, JsonValue written) {
                writer.value(written);
            }
        };
        Json.decode(codec, value.getBytes(StandardCharsets.UTF_8), violations);
        return violations.list().stream()
                .map(each -> each.pointer() + ": " + each.message())
                .toList();
    }
}
