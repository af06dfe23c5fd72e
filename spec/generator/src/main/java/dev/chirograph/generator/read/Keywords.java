package dev.chirograph.generator.read;

import java.util.Map;
import java.util.Set;

/** The keywords of schemas. */
final class Keywords {
    /** Keywords that constrain values and are checked. */
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

    /** Annotations, which do not constrain values. */
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

    /** Keywords that define the type. */
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

    /** Keywords that apply subschemas to a value or its parts without defining a type, each with the keyword that it belongs to. */
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

    /** Keywords of JSON Schema or OpenAPI that codecs do not check. */
    static final Set<String> UNCHECKED = Set.of("unevaluatedItems", "$dynamicRef", "$recursiveRef", "$recursiveAnchor");

    private static final Set<String> CHOICES = Set.of("allOf", "oneOf", "anyOf");
    /** The formats that select a type or mark a secret; {@code int64} is the default of integers. */
    static final Set<String> FORMATS = Set.of(
            "int32", "int64", "float", "double", "date", "date-time", "uuid", "uri", "byte", "binary", "password");

    /** Keywords that the contract carries in part, or that define the serialization beside JSON. */
    private static final Set<String> PARTLY_CARRIED = Set.of(
            "unevaluatedProperties",
            "patternProperties",
            "contentEncoding",
            "contentMediaType",
            "contentSchema",
            "xml");

    private Keywords() {}

    /** Returns whether the contract carries a keyword completely, or the keyword does not constrain values. */
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

    /** Warns about every member of a schema that is ignored. */
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
     * Warns that a keyword constrains values but is not checked.
     *
     * @param why the end of the warning, such as the reason; may be empty
     */
    static void unchecked(ReadContext context, Node keyword, String why) {
        context.warn(
                "unchecked-keyword",
                keyword,
                "`" + keyword.name() + "` is not checked" + why,
                "use other keywords, or check it in the handler");
    }

    /** Returns whether a schema has no keyword that would change the type it is added to. */
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
