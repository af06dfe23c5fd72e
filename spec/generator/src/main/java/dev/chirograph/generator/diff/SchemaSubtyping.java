package dev.chirograph.generator.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chirograph.generator.contract.Constraint;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Decides whether every match of one schema of {@link Constraint.Applied} matches another one. If in doubt, it does not.
 */
final class SchemaSubtyping {
    private final JsonNode small;
    private final JsonNode large;
    /** The maximum number of steps; beyond it the result is false. */
    private static final int MOST_STEPS = 20_000;

    /** Pairs of references that are being compared: a recursive pair is taken to fit. */
    private final Set<List<Object>> assumed = new HashSet<>();

    private final int[] steps;

    private SchemaSubtyping(JsonNode small, JsonNode large, int[] steps) {
        this.small = small;
        this.large = large;
        this.steps = steps;
    }

    /** Returns whether every match of the first schema matches the second. */
    static boolean implies(Constraint.Applied small, Constraint.Applied large) {
        return implies(ValueEquality.tree(small.schema()), ValueEquality.tree(large.schema()));
    }

    static boolean implies(JsonNode small, JsonNode large) {
        return new SchemaSubtyping(small, large, new int[1]).fits(small, large);
    }

    private boolean fits(JsonNode one, JsonNode other) {
        if (nothing(other) || one.equals(BooleanNode.FALSE)) {
            return true;
        } else if (!other.isObject() || !one.isObject()) {
            return false;
        }
        if (++steps[0] > MOST_STEPS) {
            return false;
        }
        if (!one.has("$ref") && !other.has("$ref")) {
            return met(one, other);
        }
        List<Object> pair = List.of(one, other);
        if (!assumed.add(pair)) {
            return true;
        }
        boolean fits = refers(other) && fits(one, target(large, other)) || met(one, other);
        assumed.remove(pair);
        return fits;
    }

    /** Returns whether a schema only has a reference. */
    private static boolean refers(JsonNode schema) {
        return schema.has("$ref") && schema.size() == (schema.has("$defs") ? 2 : 1);
    }

    private boolean met(JsonNode one, JsonNode other) {
        boolean parts = one.has("$ref") && fits(target(small, one), other)
                || one.has("allOf") && any(one.get("allOf"), each -> fits(each, other))
                || one.has("anyOf") && all(one.get("anyOf"), each -> fits(each, other))
                || one.has("oneOf") && all(one.get("oneOf"), each -> fits(each, other));
        return parts
                || other.properties().stream()
                        .allMatch(keyword -> keeps(one, keyword.getKey(), keyword.getValue(), other));
    }

    private boolean keeps(JsonNode one, String keyword, JsonNode said, JsonNode other) {
        JsonNode own = one.path(keyword);
        return switch (keyword) {
            case "$defs", "then", "else", "minContains", "maxContains" -> true;
            case "$ref" -> own.isTextual() && fits(target(small, one), target(large, other));
            case "type" ->
                !types(one).isEmpty()
                        && types(one).stream()
                                .allMatch(type -> names(said).contains(type)
                                        || type.equals("integer") && names(said).contains("number"));
            case "const" -> values(one).equals(Set.of(said));
            case "enum" -> !values(one).isEmpty() && all(values(one), value -> any(said, value::equals));
            case "minLength", "minItems", "minProperties" ->
                said.asInt() == 0 || own.isNumber() && own.asInt() >= said.asInt();
            case "maxLength", "maxItems", "maxProperties" -> own.isNumber() && own.asInt() <= said.asInt();
            case "minimum" -> bound(one, "minimum", said) >= 0 || bound(one, "exclusiveMinimum", said) >= 0;
            case "exclusiveMinimum" -> bound(one, "minimum", said) > 0 || bound(one, "exclusiveMinimum", said) >= 0;
            case "maximum" -> atMost(one, "maximum", said) >= 0 || atMost(one, "exclusiveMaximum", said) >= 0;
            case "exclusiveMaximum" -> atMost(one, "maximum", said) > 0 || atMost(one, "exclusiveMaximum", said) >= 0;
            case "multipleOf" ->
                own.isNumber()
                        && own.decimalValue().remainder(said.decimalValue()).signum() == 0;
            case "required" -> all(said, name -> any(own, name::equals));
            case "dependentRequired" ->
                said.properties().stream()
                        .allMatch(each -> all(each.getValue(), name -> any(own.path(each.getKey()), name::equals)));
            case "properties" ->
                said.properties().stream().allMatch(each -> fits(property(one, each.getKey()), each.getValue()));
            case "patternProperties", "dependentSchemas" ->
                said.properties().stream().allMatch(each -> fits(open(own.path(each.getKey())), each.getValue()));
            case "additionalProperties" -> known(one, other) && fits(open(own), said);
            case "propertyNames" -> fits(open(own), said);
            case "prefixItems", "items" -> elements(one, other);
            case "contains" -> contains(one, other);
            case "allOf" -> all(said, each -> fits(one, each));
            case "anyOf" ->
                any(said, each -> fits(one, each))
                        || !own.isMissingNode() && all(own, mine -> any(said, each -> fits(mine, each)));
            case "not" -> !own.isMissingNode() && new SchemaSubtyping(large, small, steps).fits(said, own);
            case "if" -> condition(one, other);
            default -> same(own, said);
        };
    }

    /** A textual comparison must not include references, whose targets may have changed. */
    private boolean same(JsonNode one, JsonNode other) {
        return one.equals(other)
                && (one.findValues("$ref").isEmpty() || small.path("$defs").equals(large.path("$defs")));
    }

    private boolean condition(JsonNode one, JsonNode other) {
        return same(one.path("if"), other.path("if"))
                && fits(open(one.path("then")), open(other.path("then")))
                && fits(open(one.path("else")), open(other.path("else")));
    }

    private boolean contains(JsonNode one, JsonNode other) {
        int least = other.path("minContains").asInt(1);
        JsonNode most = other.path("maxContains");
        boolean enough = least == 0
                || one.has("contains")
                        && one.path("minContains").asInt(1) >= least
                        && fits(one.get("contains"), other.get("contains"));
        boolean few = most.isMissingNode()
                || one.has("maxContains")
                        && one.get("maxContains").asInt() <= most.asInt()
                        && new SchemaSubtyping(large, small, steps).fits(other.get("contains"), one.get("contains"));
        return enough && few;
    }

    /** Compares the elements that have schemas of their own one by one, and then the others. */
    private boolean elements(JsonNode one, JsonNode other) {
        int most = Math.max(
                one.path("prefixItems").size(), other.path("prefixItems").size());
        for (int index = 0; index <= most; index++) {
            JsonNode mine = element(one, index);
            if (mine.equals(BooleanNode.FALSE)) {
                return true;
            } else if (!fits(mine, element(other, index))) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode element(JsonNode schema, int index) {
        JsonNode prefix = schema.path("prefixItems").path(index);
        return prefix.isMissingNode() ? open(schema.path("items")) : prefix;
    }

    private static JsonNode property(JsonNode schema, String name) {
        JsonNode own = schema.path("properties").path(name);
        return own.isMissingNode() && !schema.has("patternProperties")
                ? open(schema.path("additionalProperties"))
                : open(own);
    }

    /** Returns whether the other schema also has each property and pattern of the one. */
    private static boolean known(JsonNode one, JsonNode other) {
        return one.path("properties").properties().stream()
                        .map(Map.Entry::getKey)
                        .allMatch(other.path("properties")::has)
                && one.path("patternProperties").properties().stream()
                        .map(Map.Entry::getKey)
                        .allMatch(other.path("patternProperties")::has);
    }

    private static JsonNode target(JsonNode root, JsonNode schema) {
        return open(root.path("$defs").path(schema.get("$ref").asText().substring("#/$defs/".length())));
    }

    private static JsonNode open(JsonNode schema) {
        return schema.isMissingNode() ? BooleanNode.TRUE : schema;
    }

    private static boolean nothing(JsonNode schema) {
        return schema.equals(BooleanNode.TRUE) || schema.isObject() && schema.isEmpty();
    }

    private static Set<String> types(JsonNode schema) {
        return schema.has("type") ? names(schema.get("type")) : Set.of();
    }

    private static Set<String> names(JsonNode type) {
        Set<String> names = new HashSet<>();
        (type.isArray() ? type : JsonNodeFactory.instance.arrayNode().add(type))
                .forEach(each -> names.add(each.asText()));
        return names;
    }

    private static Set<JsonNode> values(JsonNode schema) {
        Set<JsonNode> values = new HashSet<>();
        schema.path("enum").forEach(values::add);
        if (schema.has("const")) {
            values.add(schema.get("const"));
        }
        return values;
    }

    /** Compares the lower bound of a schema with another; negative if it has none. */
    private static int bound(JsonNode schema, String keyword, JsonNode least) {
        JsonNode own = schema.path(keyword);
        return own.isNumber() ? own.decimalValue().compareTo(decimal(least)) : -1;
    }

    private static int atMost(JsonNode schema, String keyword, JsonNode most) {
        JsonNode own = schema.path(keyword);
        return own.isNumber() ? decimal(most).compareTo(own.decimalValue()) : -1;
    }

    private static BigDecimal decimal(JsonNode number) {
        return number.decimalValue();
    }

    private static boolean all(Iterable<JsonNode> list, Predicate<JsonNode> test) {
        return StreamSupport.stream(list.spliterator(), false).allMatch(test);
    }

    private static boolean any(Iterable<JsonNode> list, Predicate<JsonNode> test) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(test);
    }
}
