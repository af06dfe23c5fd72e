package dev.chirograph.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random schemas of few keywords, and random values that often come near to them. Not thread-safe. */
public final class RandomSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of("a", "b", "ab", "c1");
    private static final List<String> PATTERNS = List.of("^a", "b$", "[0-9]", "^[a-z]$");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "null", "array", "object");

    private final Random random;

    public RandomSchema(Random random) {
        this.random = random;
    }

    /** Creates a schema that has no references. */
    public JsonNode schema(int depth) {
        if (random.nextInt(12) == 0) {
            return BooleanNode.valueOf(random.nextBoolean());
        }
        ObjectNode schema = JSON.objectNode();
        int keywords = 1 + random.nextInt(2);
        for (int index = 0; index < keywords; index++) {
            if (depth == 0 || random.nextInt(3) == 0) {
                plain(schema);
            } else {
                applied(schema, depth - 1);
            }
        }
        return schema;
    }

    /** Creates a value. */
    public JsonNode value(int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 9);
        return switch (kind) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.textNode(name());
            case 3 -> JSON.numberNode(random.nextInt(5));
            case 4 -> JSON.numberNode(new java.math.BigDecimal("1.5"));
            case 5, 6 -> list(random.nextInt(4), () -> value(depth - 1));
            default -> {
                ObjectNode object = JSON.objectNode();
                for (int left = random.nextInt(4); left > 0; left--) {
                    object.set(name(), value(depth - 1));
                }
                yield object;
            }
        };
    }

    private void plain(ObjectNode schema) {
        switch (random.nextInt(11)) {
            case 0, 1, 2 -> schema.put("type", pick(TYPES));
            case 3 -> schema.set("const", value(1));
            case 4 -> schema.set("enum", list(2, () -> value(0)));
            case 5 -> schema.put("minLength", random.nextInt(3)).put("maxProperties", random.nextInt(4));
            case 6 -> schema.put("pattern", pick(PATTERNS));
            case 7 -> schema.put(random.nextBoolean() ? "minimum" : "exclusiveMinimum", random.nextInt(4));
            case 8 -> schema.put(random.nextBoolean() ? "maximum" : "exclusiveMaximum", random.nextInt(4));
            case 9 -> schema.put("minItems", random.nextInt(3)).put("multipleOf", 1 + random.nextInt(2));
            default -> schema.set("required", list(1, () -> JSON.textNode(name())));
        }
    }

    private void applied(ObjectNode schema, int depth) {
        switch (random.nextInt(14)) {
            case 0 -> schema.set("properties", members(NAMES, depth));
            case 1 -> schema.set("patternProperties", members(PATTERNS, depth));
            case 2 -> schema.set("additionalProperties", schema(depth));
            case 3 -> schema.set("propertyNames", JSON.objectNode().put("pattern", pick(PATTERNS)));
            case 4 -> schema.set("prefixItems", list(1 + random.nextInt(2), () -> schema(depth)));
            case 5 -> schema.set("items", schema(depth));
            case 6 -> schema.set("contains", schema(depth));
            case 7 -> schema.set("allOf", list(2, () -> schema(depth)));
            case 8 -> schema.set("anyOf", list(2, () -> schema(depth)));
            case 9 -> schema.set("oneOf", list(2, () -> schema(depth)));
            case 10 -> schema.set("not", schema(depth));
            case 11 -> schema.set("dependentSchemas", members(NAMES, depth));
            case 12 ->
                schema.set("dependentRequired", JSON.objectNode().set(name(), list(1, () -> JSON.textNode(name()))));
            default -> {
                schema.set("if", schema(depth));
                schema.set(random.nextBoolean() ? "then" : "else", schema(depth));
            }
        }
    }

    private ObjectNode members(List<String> names, int depth) {
        ObjectNode members = JSON.objectNode();
        members.set(pick(names), schema(depth));
        members.set(pick(names), schema(depth));
        return members;
    }

    private static ArrayNode list(int size, Supplier<JsonNode> element) {
        ArrayNode list = JSON.arrayNode();
        for (int index = 0; index < size; index++) {
            list.add(element.get());
        }
        return list;
    }

    private String name() {
        return pick(NAMES);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
