package dev.chirograph.generator.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.java.EcmaPattern;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Returns whether a value meets a schema of {@link Constraint.Applied}. */
final class SchemaMatcher {
    private static final Map<String, Type.TextKind> KINDS = Map.of(
            "date", Type.TextKind.DATE,
            "date-time", Type.TextKind.DATE_TIME,
            "uuid", Type.TextKind.UUID,
            "uri", Type.TextKind.URI);

    private final Map<String, Pattern> patterns = new HashMap<>();
    private final JsonNode root;
    private final ConstraintValidator constraints;

    /**
     * Matches values with a schema.
     *
     * @param constraints validates values without parts
     */
    SchemaMatcher(JsonNode root, ConstraintValidator constraints) {
        this.root = root;
        this.constraints = constraints;
    }

    boolean meets(JsonNode value) {
        return meets(root, value);
    }

    private boolean meets(JsonNode schema, JsonNode value) {
        if (schema.isBoolean()) {
            return schema.booleanValue();
        }
        return schema.properties().stream()
                .allMatch(keyword -> meets(schema, keyword.getKey(), keyword.getValue(), value));
    }

    private boolean meets(JsonNode schema, String keyword, JsonNode said, JsonNode value) {
        return switch (keyword) {
            case "$ref" -> meets(root.path("$defs").path(said.textValue().substring("#/$defs/".length())), value);
            case "type" ->
                said.isArray() ? any(said, each -> is(each.textValue(), value)) : is(said.textValue(), value);
            case "const" -> ValueValidator.same(said, value);
            case "enum" -> any(said, each -> ValueValidator.same(each, value));
            case "minLength" -> keeps(new Constraint.MinLength("", said.intValue()), value);
            case "maxLength" -> keeps(new Constraint.MaxLength("", said.intValue()), value);
            case "pattern" -> keeps(new Constraint.Pattern("", said.textValue()), value);
            case "format" -> format(said.textValue(), value);
            case "minimum" -> keeps(new Constraint.Minimum("", said.decimalValue(), false), value);
            case "exclusiveMinimum" -> keeps(new Constraint.Minimum("", said.decimalValue(), true), value);
            case "maximum" -> keeps(new Constraint.Maximum("", said.decimalValue(), false), value);
            case "exclusiveMaximum" -> keeps(new Constraint.Maximum("", said.decimalValue(), true), value);
            case "multipleOf" -> keeps(new Constraint.MultipleOf("", said.decimalValue()), value);
            case "minItems" -> keeps(new Constraint.MinItems("", said.intValue()), value);
            case "maxItems" -> keeps(new Constraint.MaxItems("", said.intValue()), value);
            case "uniqueItems" -> keeps(new Constraint.UniqueItems(""), value);
            case "minProperties" -> keeps(new Constraint.MinProperties("", said.intValue()), value);
            case "maxProperties" -> keeps(new Constraint.MaxProperties("", said.intValue()), value);
            case "allOf" -> all(said, each -> meets(each, value));
            case "anyOf" -> any(said, each -> meets(each, value));
            case "oneOf" -> count(said, each -> meets(each, value)) == 1;
            case "not" -> !meets(said, value);
            case "if" -> {
                JsonNode then = schema.path(meets(said, value) ? "then" : "else");
                yield then.isMissingNode() || meets(then, value);
            }
            default ->
                value.isArray()
                        ? elements(schema, keyword, said, value)
                        : !value.isObject() || members(schema, keyword, said, value);
        };
    }

    private boolean elements(JsonNode schema, String keyword, JsonNode said, JsonNode list) {
        switch (keyword) {
            case "prefixItems" -> {
                return elements(list, 0, said.size(), index -> said.get(index));
            }
            case "items" -> {
                return elements(list, schema.path("prefixItems").size(), list.size(), index -> said);
            }
            case "contains" -> {
                long found = count(list, element -> meets(said, element));
                return found >= schema.path("minContains").asInt(1)
                        && found <= schema.path("maxContains").asInt(Integer.MAX_VALUE);
            }
            default -> {
                return true;
            }
        }
    }

    private boolean elements(JsonNode list, int from, int to, IntFunction<JsonNode> schema) {
        for (int index = from; index < to && index < list.size(); index++) {
            if (!meets(schema.apply(index), list.get(index))) {
                return false;
            }
        }
        return true;
    }

    private boolean members(JsonNode schema, String keyword, JsonNode said, JsonNode object) {
        return switch (keyword) {
            case "required" -> all(said, name -> object.has(name.textValue()));
            case "dependentRequired" ->
                said.properties().stream()
                        .allMatch(each -> !object.has(each.getKey())
                                || all(each.getValue(), name -> object.has(name.textValue())));
            case "dependentSchemas" ->
                said.properties().stream()
                        .allMatch(each -> !object.has(each.getKey()) || meets(each.getValue(), object));
            case "propertyNames" ->
                object.properties().stream().allMatch(member -> meets(said, TextNode.valueOf(member.getKey())));
            case "properties" ->
                said.properties().stream()
                        .allMatch(each ->
                                !object.has(each.getKey()) || meets(each.getValue(), object.get(each.getKey())));
            case "patternProperties" ->
                object.properties().stream()
                        .allMatch(member -> said.properties().stream()
                                .allMatch(each -> !matches(each.getKey(), member.getKey())
                                        || meets(each.getValue(), member.getValue())));
            case "additionalProperties" ->
                object.properties().stream()
                        .allMatch(member -> schema.path("properties").has(member.getKey())
                                || schema.path("patternProperties").properties().stream()
                                        .anyMatch(each -> matches(each.getKey(), member.getKey()))
                                || meets(said, member.getValue()));
            default -> true;
        };
    }

    private boolean matches(String expression, String name) {
        return patterns.computeIfAbsent(expression, key -> Pattern.compile(EcmaPattern.toJava(key)))
                .matcher(name)
                .find();
    }

    private boolean format(String format, JsonNode value) {
        if (value.isTextual()) {
            Type.TextKind kind = KINDS.get(format);
            return kind == null
                    ? keeps(new Constraint.Format("", format), value)
                    : ScalarMismatch.of(new Type.Text(kind), value).isEmpty();
        }
        boolean whole =
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
        return !whole
                || !format.startsWith("int")
                || ScalarMismatch.of(new Type.Whole(format.equals("int32") ? 32 : 64), value)
                        .isEmpty();
    }

    private boolean keeps(Constraint constraint, JsonNode value) {
        return constraints.keeps(constraint, value);
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "null" -> value.isNull();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isTextual();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            default -> value.isNumber();
        };
    }

    private static boolean all(JsonNode list, Predicate<JsonNode> test) {
        return StreamSupport.stream(list.spliterator(), false).allMatch(test);
    }

    private static boolean any(JsonNode list, Predicate<JsonNode> test) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(test);
    }

    private static long count(JsonNode list, Predicate<JsonNode> test) {
        return StreamSupport.stream(list.spliterator(), false).filter(test).count();
    }
}
