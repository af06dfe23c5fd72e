package dev.chirograph.generator.read;

import java.util.Map;
import java.util.Set;

/** What may stand in a schema. */
final class Keywords {
    /** What limits values, and is checked. */
    static final Set<String> CONSTRAINTS = Set.of(
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "dependentRequired");

    /** What says something about a schema and nothing about values. */
    static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "example",
            "examples",
            "externalDocs",
            "xml",
            "$comment",
            "contentSchema",
            "$defs",
            "definitions",
            "$id",
            "$anchor",
            "$dynamicAnchor",
            "$schema",
            "$vocabulary",
            "id");

    /** What says the type. */
    static final Set<String> STRUCTURE = Set.of(
            "type",
            "format",
            "nullable",
            "enum",
            "const",
            "contentEncoding",
            "contentMediaType",
            "items",
            "properties",
            "required",
            "additionalProperties",
            "unevaluatedProperties",
            "patternProperties",
            "oneOf",
            "anyOf",
            "allOf",
            "discriminator",
            "$ref");

    /** What applies schemas to a value or to parts of it and makes no type of them, with the keyword that it belongs to. */
    static final Map<String, String> APPLIED = Map.ofEntries(
            Map.entry("not", "not"),
            Map.entry("if", "if"),
            Map.entry("then", "if"),
            Map.entry("else", "if"),
            Map.entry("propertyNames", "propertyNames"),
            Map.entry("prefixItems", "prefixItems"),
            Map.entry("additionalItems", "items"),
            Map.entry("contains", "contains"),
            Map.entry("minContains", "contains"),
            Map.entry("maxContains", "contains"),
            Map.entry("dependencies", "dependencies"),
            Map.entry("dependentSchemas", "dependentSchemas"));

    /** Known to JSON Schema or OpenAPI, but nothing that codecs check. */
    static final Set<String> UNCHECKED = Set.of("unevaluatedItems", "$dynamicRef", "$recursiveRef", "$recursiveAnchor");

    private static final Set<String> CHOICES = Set.of("allOf", "oneOf", "anyOf");
    /** The formats that choose a type or mark a secret; {@code int64} is what an integer has that says no format. */
    static final Set<String> FORMATS = Set.of(
            "int32", "int64", "float", "double", "date", "date-time", "uuid", "uri", "byte", "binary", "password");

    /** What the contract carries a part of only, or what says how a value is written beside JSON. */
    private static final Set<String> PARTLY_CARRIED = Set.of(
            "unevaluatedProperties",
            "patternProperties",
            "contentEncoding",
            "contentMediaType",
            "contentSchema",
            "xml");

    private Keywords() {}

    /** Returns whether the contract carries all that a keyword says, or it says nothing about values. */
    static boolean carried(String name) {
        return name.startsWith("x-")
                || !PARTLY_CARRIED.contains(name)
                        && !UNCHECKED.contains(name)
                        && (CONSTRAINTS.contains(name) || ANNOTATIONS.contains(name) || STRUCTURE.contains(name));
    }

    /** Returns whether a name is a keyword of JSON Schema or OpenAPI. */
    static boolean known(String name) {
        return CONSTRAINTS.contains(name)
                || ANNOTATIONS.contains(name)
                || STRUCTURE.contains(name)
                || APPLIED.containsKey(name)
                || UNCHECKED.contains(name);
    }

    /** Remarks on every member of a schema of which nothing is made. */
    static void check(ReadContext context, Node schema) {
        for (Node member : schema.members()) {
            String name = member.name();
            if (UNCHECKED.contains(name)) {
                unchecked(context, member, "");
            } else if (APPLIED.containsKey(name)) {
                if (!schema.has(APPLIED.get(name))) {
                    unchecked(context, member, " without `" + APPLIED.get(name) + "`");
                }
            } else if (!known(name) && !name.startsWith("x-")) {
                context.unknown(member);
            } else if (CHOICES.contains(name) && member.value().isObject()) {
                context.warn("wrong-type", member, "is not a list of schemas, and is ignored", "use a list");
            } else if (!name.equals("default") && !name.equals("example") && !name.equals("const")) {
                context.notNull(member);
            }
        }
        if (schema.has("$ref") && !context.schemasAreJsonSchema()) {
            schema.members().stream()
                    .filter(member ->
                            !member.name().equals("$ref") && !member.name().startsWith("x-"))
                    .forEach(context::besideReference);
        }
    }

    /**
     * Remarks that a keyword limits values in a way that nothing checks.
     *
     * @param why what follows the remark, such as the reason; may be empty
     */
    static void unchecked(ReadContext context, Node keyword, String why) {
        context.warn(
                "unchecked-keyword",
                keyword,
                "`" + keyword.name() + "` is not checked" + why,
                "use other keywords, or check it in the handler");
    }

    /** Returns whether a schema says nothing that could make another type of what it is added to. */
    static boolean saysNothing(Node schema) {
        return schema.value().isObject()
                && schema.members().stream()
                        .allMatch(member ->
                                member.value().isNull() && !member.name().equals("const")
                                        || member.name().equals("type")
                                        || member.name().equals("nullable")
                                        || UNCHECKED.contains(member.name())
                                        || APPLIED.containsKey(member.name())
                                        || (!CONSTRAINTS.contains(member.name()) && !STRUCTURE.contains(member.name()))
                                        || member.name().equals("required")
                                                && member.value().isEmpty());
    }
}
