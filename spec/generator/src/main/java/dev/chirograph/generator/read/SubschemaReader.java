package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.java.EcmaPattern;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a subschema as one JSON Schema of few keywords, with the targets of its references in {@code $defs}. An instance
 * writes one such schema and finds out whether it can be checked completely.
 */
final class SubschemaReader {
    /** The maximum length of a checked schema, limited by what a Java class can hold. */
    private static final int LONGEST = 20_000;

    private static final int MOST_SCHEMAS = 2_000;
    /** The maximum depth, which every JSON parser supports. */
    private static final int DEEPEST = 60;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> TYPES =
            Set.of("null", "boolean", "integer", "number", "string", "array", "object");
    private static final Set<String> FORMATS =
            Set.of("email", "hostname", "ipv4", "date", "date-time", "uuid", "uri", "int32", "int64");
    private static final Set<String> COUNTS = Set.of(
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minContains",
            "maxContains");
    /** Keywords whose schemas apply to the same value. */
    private static final List<String> SAME_VALUE = List.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else");

    private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");

    private final ReadContext context;
    private final ObjectNode definitions = JSON.objectNode();
    /** Referenced schemas with the members that requests lack, to the names of their definitions. */
    private final Map<List<Object>, String> names = new LinkedHashMap<>();

    private int schemas;
    private @Nullable String obstacle;

    SubschemaReader(ReadContext context) {
        this.context = context;
    }

    /** Returns the reason why the schema cannot be checked; null if it can. */
    @Nullable
    String obstacle() {
        return obstacle;
    }

    /** Completes a schema with its definitions; null if it cannot be checked. */
    @Nullable
    String finish(ObjectNode schema) {
        if (!definitions.isEmpty()) {
            schema.set("$defs", definitions);
        }
        if (obstacle == null && depth(schema) > DEEPEST) {
            obstacle = "its schemas are nested too deeply";
        }
        Set<String> ended = new HashSet<>();
        if (obstacle == null
                && names.values().stream()
                        .anyMatch(name -> endless(
                                JSON.objectNode().put("$ref", "#/$defs/" + name), new LinkedHashSet<>(), ended))) {
            obstacle = "its schema refers to itself without end";
        }
        String text = obstacle == null ? schema.toString() : "";
        if (text.length() > LONGEST
                || text.codePoints().anyMatch(point -> point > 0x7f) && text.length() > LONGEST / 3) {
            obstacle = "its schema is too long";
        } else if (text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            obstacle = "its schema has an unpaired surrogate";
        }
        return obstacle == null ? text : null;
    }

    /**
     * Reads a schema.
     *
     * @param absent members of the value that only responses carry and requests may omit
     */
    JsonNode read(Node node, Set<String> absent) {
        JsonNode value = node.value();
        if (value.isBoolean()) {
            return value;
        } else if (!value.isObject()) {
            return fail("`" + node.pointer() + "` is not a schema");
        } else if (++schemas > MOST_SCHEMAS) {
            return fail("its schema is too long");
        }
        Keywords.check(context, node);
        Node whole = node;
        ObjectNode schema = JSON.objectNode();
        if (whole.has("$ref")) {
            reference(whole, absent, schema);
            if (!context.schemasAreJsonSchema()) {
                return schema;
            }
        }
        Set<String> lacking = new LinkedHashSet<>(absent);
        answered(whole, lacking, new HashSet<>());
        for (Node member : whole.members()) {
            if (!member.value().isNull() || member.name().equals("const")) {
                keyword(whole, member, lacking, schema);
            }
        }
        return schema.isEmpty() ? BooleanNode.TRUE : schema;
    }

    private void keyword(Node whole, Node member, Set<String> absent, ObjectNode schema) {
        String name = member.name();
        JsonNode value = member.value();
        boolean nullable = whole.value().path("nullable").asBoolean();
        switch (name) {
            case "type" -> schema.set(name, type(value, nullable));
            case "enum" -> schema.set(name, values(value, nullable));
            case "const" -> schema.set(name, value);
            case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
                schema.set(name, count(member));
            case "pattern" -> schema.set(name, pattern(value));
            case "format" -> {
                if (FORMATS.contains(value.asText())) {
                    schema.set(name, value);
                }
            }
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> bound(whole, member, schema);
            case "multipleOf" -> schema.set(name, factor(value));
            case "uniqueItems" -> {
                if (value.asBoolean()) {
                    schema.set(name, BooleanNode.TRUE);
                }
            }
            case "required" -> schema.set(name, names(value, absent));
            case "dependentRequired" -> schema.set(name, each(member, needed -> names(needed.value(), absent)));
            case "properties" -> schema.set(name, each(member, each -> read(each, Set.of())));
            case "patternProperties" -> schema.set(name, each(member, each -> matching(each)));
            case "additionalProperties", "propertyNames" -> schema.set(name, read(member, Set.of()));
            case "unevaluatedProperties" -> unevaluated(whole, member, schema);
            case "items", "prefixItems", "additionalItems" -> elements(whole, name, schema);
            case "contains" -> contains(whole, schema);
            case "allOf", "anyOf", "oneOf" -> schema.set(name, list(member, absent));
            case "not" -> schema.set(name, read(member, absent));
            case "if" -> condition(whole, absent, schema);
            case "dependentSchemas" -> schema.set(name, each(member, each -> read(each, absent)));
            case "dependencies" -> dependencies(member, absent, schema);
            case "unevaluatedItems", "$dynamicRef", "$recursiveRef", "$recursiveAnchor" ->
                fail("`" + name + "` in it is not checked");
            default -> {
                // Does not constrain values, or belongs to another keyword.
            }
        }
    }

    /** Adds the schemas of elements: those of the first ones, and that of the others. */
    void elements(Node whole, String keyword, ObjectNode schema) {
        Node items = whole.child("items");
        boolean old = items != null && items.value().isArray();
        if (keyword.equals("prefixItems") || keyword.equals("items") && old) {
            Node list = new Node(whole.pointerTo(keyword), whole.value().get(keyword));
            if (!list.value().isArray()) {
                fail("`" + keyword + "` is not a list of schemas");
            } else if (!list.value().isEmpty()) {
                schema.set("prefixItems", list(list, Set.of()));
            }
        } else if (keyword.equals("items")) {
            schema.set(
                    "items",
                    read(new Node(whole.pointerTo("items"), whole.value().get("items")), Set.of()));
        } else if (keyword.equals("additionalItems") && old) {
            schema.set(
                    "items",
                    read(new Node(whole.pointerTo(keyword), whole.value().get(keyword)), Set.of()));
        }
    }

    /** Adds {@code if}, {@code then} and {@code else}. */
    void condition(Node whole, Set<String> absent, ObjectNode schema) {
        for (String part : List.of("if", "then", "else")) {
            if (whole.has(part)) {
                Node node = new Node(whole.pointerTo(part), whole.value().get(part));
                schema.set(part, read(node, absent));
            }
        }
    }

    void contains(Node whole, ObjectNode schema) {
        schema.set(
                "contains",
                read(new Node(whole.pointerTo("contains"), whole.value().get("contains")), Set.of()));
        for (String bound : List.of("minContains", "maxContains")) {
            Node said = whole.child(bound);
            if (said != null) {
                schema.set(bound, count(said));
            }
        }
    }

    /** Adds {@code dependencies}, which JSON Schema used before 2019-09. */
    void dependencies(Node member, Set<String> absent, ObjectNode schema) {
        for (Node dependency : member.members()) {
            if (dependency.value().isArray()) {
                schema.withObjectProperty("dependentRequired")
                        .set(dependency.name(), names(dependency.value(), absent));
            } else {
                schema.withObjectProperty("dependentSchemas").set(dependency.name(), read(dependency, absent));
            }
        }
        if (!member.value().isObject()) {
            fail("`dependencies` is not an object");
        }
    }

    /** Returns the schema of members whose names match a pattern. */
    JsonNode matching(Node node) {
        pattern(JSON.textNode(node.name()));
        return read(node, Set.of());
    }

    ObjectNode each(Node object, Function<Node, JsonNode> schema) {
        ObjectNode all = JSON.objectNode();
        object.members().forEach(member -> all.set(member.name(), schema.apply(member)));
        if (!object.value().isObject()) {
            fail("`" + object.name() + "` is not an object");
        }
        return all;
    }

    /** Collects the read-only members. */
    void answered(Node schema, Set<String> into, Set<String> passed) {
        if (!schema.value().isObject() || !passed.add(schema.pointer())) {
            return;
        }
        Node target = target(schema);
        if (target != null) {
            answered(target, into, passed);
        }
        for (Node property : schema.members("properties")) {
            Node said = target(property);
            if (property.value().path("readOnly").asBoolean()
                    || said != null && said.value().path("readOnly").asBoolean()) {
                into.add(property.name());
            }
        }
        for (String keyword : SAME_VALUE) {
            Node said = schema.child(keyword);
            if (said != null && LISTS.contains(keyword)) {
                said.elements().forEach(each -> answered(each, into, passed));
            } else if (said != null) {
                answered(said, into, passed);
            }
        }
    }

    private @Nullable Node target(Node schema) {
        Node reference = schema.value().isObject() ? schema.child("$ref") : null;
        return reference == null || !reference.value().isTextual()
                ? null
                : context.target(schema.file(), reference.value().textValue());
    }

    private void reference(Node node, Set<String> absent, ObjectNode schema) {
        Node target = target(node);
        if (target == null) {
            fail("`" + node.value().get("$ref").asText() + "` does not exist");
            return;
        }
        List<Object> key = List.of(target.pointer(), Set.copyOf(absent));
        String name = names.get(key);
        if (name == null) {
            name = free(target.name());
            names.put(key, name);
            definitions.set(name, read(target, absent));
        }
        schema.put("$ref", "#/$defs/" + name);
    }

    private String free(String wanted) {
        String plain = wanted.replaceAll("[^A-Za-z0-9_.-]", "_");
        String name = plain;
        for (int number = 2; names.containsValue(name); number++) {
            name = plain + "-" + number;
        }
        return name;
    }

    private ArrayNode list(Node said, Set<String> absent) {
        ArrayNode all = JSON.arrayNode();
        said.elements().forEach(each -> all.add(read(each, absent)));
        if (all.isEmpty()) {
            fail("`" + said.name() + "` is not a list of schemas");
        }
        return all;
    }

    private void unevaluated(Node whole, Node member, ObjectNode schema) {
        if (member.value().equals(BooleanNode.TRUE)) {
            return;
        }
        boolean alone = SAME_VALUE.stream().noneMatch(whole::has)
                && !whole.has("$ref")
                && !whole.has("dependentSchemas")
                && !whole.has("dependencies");
        if (!alone) {
            fail("`" + member.name() + "` is not checked");
        } else if (!whole.has("additionalProperties")) {
            schema.set("additionalProperties", read(member, Set.of()));
        }
    }

    private JsonNode type(JsonNode said, boolean nullable) {
        ArrayNode types = JSON.arrayNode();
        for (JsonNode each : said.isArray() ? said : JSON.arrayNode().add(said)) {
            if (!TYPES.contains(each.asText())) {
                return fail("`" + each.asText() + "` is not a type");
            }
            types.add(each.asText());
        }
        if (nullable) {
            types.add("null");
        }
        if (types.isEmpty()) {
            return fail("`type` is empty");
        }
        return types.size() == 1 ? types.get(0) : types;
    }

    private JsonNode values(JsonNode said, boolean nullable) {
        if (!said.isArray()) {
            return fail("`enum` is not a list");
        }
        ArrayNode values = JSON.arrayNode().addAll((ArrayNode) said);
        return nullable ? values.addNull() : values;
    }

    private JsonNode count(Node said) {
        JsonNode value = said.value();
        BigDecimal count = value.isNumber() ? value.decimalValue() : BigDecimal.ONE.negate();
        if (count.signum() < 0 || count.stripTrailingZeros().scale() > 0) {
            return fail("`" + said.name() + "` is not an integer of 0 or more");
        }
        return JSON.numberNode(count.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValueExact());
    }

    private JsonNode factor(JsonNode value) {
        return value.isNumber() && value.decimalValue().signum() > 0 ? value : fail("`multipleOf` is not more than 0");
    }

    /** In OpenAPI 3.0 the exclusive keyword is a flag of the bound; from 3.1 on it is a bound of its own. */
    private void bound(Node whole, Node member, ObjectNode schema) {
        String name = member.name();
        if (member.value().isNumber()) {
            String exclusive = "exclusive" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            boolean flag = whole.value().path(exclusive).isBoolean()
                    && whole.value().path(exclusive).booleanValue();
            schema.set(flag ? exclusive : name, member.value());
        } else if (!member.value().isBoolean() || !name.startsWith("exclusive")) {
            fail("`" + name + "` is not a number");
        }
    }

    private JsonNode pattern(JsonNode said) {
        if (!said.isTextual()) {
            return fail("a pattern must be a string");
        }
        try {
            EcmaPattern.toJava(said.textValue());
            return said;
        } catch (PatternSyntaxException e) {
            return fail("`" + said.textValue() + "` is not a pattern that Java supports");
        }
    }

    private JsonNode names(JsonNode said, Set<String> absent) {
        ArrayNode names = JSON.arrayNode();
        for (JsonNode name : said) {
            if (!name.isTextual()) {
                return fail("a property name must be a string");
            } else if (!absent.contains(name.textValue())) {
                names.add(name.textValue());
            }
        }
        return said.isArray() ? names : fail("`required` is not a list of names");
    }

    private JsonNode fail(String why) {
        obstacle = obstacle == null ? why : obstacle;
        return BooleanNode.TRUE;
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }

    /** Returns whether a schema applies to the same value recursively, which would never end. */
    private boolean endless(JsonNode schema, Set<String> around, Set<String> ended) {
        if (!schema.isObject()) {
            return false;
        }
        String reference = schema.path("$ref").asText("");
        if (!reference.isEmpty() && !ended.contains(reference)) {
            if (!around.add(reference)) {
                return true;
            }
            if (endless(definitions.path(reference.substring("#/$defs/".length())), around, ended)) {
                return true;
            }
            around.remove(reference);
            ended.add(reference);
        }
        for (String keyword : SAME_VALUE) {
            JsonNode said = schema.path(keyword);
            for (JsonNode each : said.isArray() ? said : JSON.arrayNode().add(said)) {
                if (endless(each, around, ended)) {
                    return true;
                }
            }
        }
        for (JsonNode each : schema.path("dependentSchemas")) {
            if (endless(each, around, ended)) {
                return true;
            }
        }
        return false;
    }
}
