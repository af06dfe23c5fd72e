package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaSubtypingTest {
    @ParameterizedTest(name = "{0} implies {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"not": {"enum": [1, 2]}}                    | {"not": {"const": 1}}
            {"contains": {"const": 1}, "minContains": 3} | {"contains": {"enum": [1, 2]}, "minContains": 2}
            {"contains": {}, "maxContains": 3}           | {"contains": {"type": "string"}, "maxContains": 4, "minContains": 0}
            {"prefixItems": [{"type": "integer"}], "items": false} | {"prefixItems": [{"type": "number"}, {"type": "string"}]}
            {"propertyNames": {"maxLength": 3}}          | {"propertyNames": {"maxLength": 4}}
            {"patternProperties": {"^a": {"minimum": 3}}, "additionalProperties": false} | {"patternProperties": {"^a": {"minimum": 2}}}
            {"if": {"required": ["a"]}, "then": {"required": ["b", "c"]}} | {"if": {"required": ["a"]}, "then": {"required": ["b"]}}
            {"$ref": "#/$defs/A", "$defs": {"A": {"items": {"$ref": "#/$defs/A"}, "maxItems": 3}}} | {"$ref": "#/$defs/B", "$defs": {"B": {"items": {"$ref": "#/$defs/B"}, "maxItems": 4}}}
            {"const": "a"}                               | {"anyOf": [{"const": "b"}, {"enum": ["a", "c"]}]}
            """)
    void aStricterSchemaImpliesAWiderOneAndNotTheOtherWayRound(String strict, String wide) {
        JsonNode one = ValueEquality.tree(strict);
        JsonNode other = ValueEquality.tree(wide);

        assertTrue(SchemaSubtyping.implies(one, other));
        assertTrue(!SchemaSubtyping.implies(other, one));
    }

    @Test
    void subtypingHoldsForRandomValues() {
        Random numbers = new Random(20261202);
        RandomSchema random = new RandomSchema(numbers);
        List<String> wrong = new ArrayList<>();
        int implied = 0;

        for (int index = 0; index < 20_000; index++) {
            JsonNode one = random.schema(3);
            JsonNode other = numbers.nextBoolean() ? random.schema(3) : changed(one, random, numbers);
            if (one.isObject() && other.isObject() && !one.equals(other) && SchemaSubtyping.implies(one, other)) {
                implied++;
                JsonSchema small = JsonSchema.of(one.toString());
                JsonSchema large = JsonSchema.of(other.toString());
                for (int count = 0; count < 30; count++) {
                    String value = random.value(2).toString();
                    if (meets(small, value) && !meets(large, value)) {
                        wrong.add(value + " meets " + one + " and not " + other);
                    }
                }
            }
        }

        assertEquals(List.of(), wrong);
        assertTrue(implied > 200, "only " + implied + " schemas imply another");
    }

    /** The same schema with something else at one place. */
    private static JsonNode changed(JsonNode schema, RandomSchema random, Random numbers) {
        if (!schema.isObject() || schema.isEmpty()) {
            return random.schema(1);
        }
        ObjectNode changed = schema.deepCopy();
        List<String> names = new ArrayList<>();
        schema.fieldNames().forEachRemaining(names::add);
        String name = names.get(numbers.nextInt(names.size()));
        if (schema.get(name).isObject() && numbers.nextInt(4) > 0 && !name.equals("const")) {
            changed.set(name, changed(schema.get(name), random, numbers));
        } else if (schema.get(name).isInt()) {
            changed.put(name, schema.get(name).intValue() + numbers.nextInt(2));
        } else {
            changed.remove(name);
        }
        return changed;
    }

    private static boolean meets(JsonSchema schema, String value) {
        Violations violations = new Violations();
        Json.read(
                new Codec<JsonValue>() {
                    @Override
                    public @Nullable JsonValue read(JsonReader reader) {
                        return schema.read(reader, JsonReader::value, Codecs.ANYTHING);
                    }

                    @Override
                    public void write(JsonWriter writer, JsonValue written) {
                        writer.value(written);
                    }
                },
                Json.value(value),
                violations);
        return violations.isEmpty();
    }
}
