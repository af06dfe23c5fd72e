package dev.chirograph.generator.read;

import java.util.Set;

/** What may stand in a schema. */
final class Keywords {
    /** What limits values. */
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
            "maxProperties");

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
            "contentMediaType",
            "contentSchema",
            "$defs");

    /** What says the type. */
    static final Set<String> STRUCTURE = Set.of(
            "type",
            "format",
            "nullable",
            "enum",
            "const",
            "contentEncoding",
            "items",
            "properties",
            "required",
            "additionalProperties");

    /** Known to JSON Schema or OpenAPI, but not to the contract model yet. */
    static final Set<String> UNSUPPORTED = Set.of(
            "oneOf",
            "anyOf",
            "allOf",
            "not",
            "if",
            "then",
            "else",
            "discriminator",
            "patternProperties",
            "propertyNames",
            "prefixItems",
            "additionalItems",
            "contains",
            "minContains",
            "maxContains",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "unevaluatedItems",
            "unevaluatedProperties",
            "definitions",
            "$id",
            "$anchor",
            "$schema",
            "$vocabulary",
            "$dynamicRef",
            "$dynamicAnchor");

    private Keywords() {}

    /** Refuses every member of a schema that would be passed over, and the words for it. */
    static void check(Source source, Node schema) {
        for (Node member : schema.members()) {
            String name = member.name();
            if (UNSUPPORTED.contains(name)) {
                source.refuse(member, "`" + name + "` is not supported yet; say it without");
            } else if (!CONSTRAINTS.contains(name)
                    && !ANNOTATIONS.contains(name)
                    && !STRUCTURE.contains(name)
                    && !name.startsWith("x-")) {
                source.refuse(member, "`" + name + "` is no keyword of a schema; mend its name or remove it");
            }
        }
    }

    /** Refuses what may not stand beside a reference. */
    static void checkBesideReference(Source source, Node schema) {
        for (Node member : schema.members()) {
            String name = member.name();
            if (!name.equals("$ref")
                    && !CONSTRAINTS.contains(name)
                    && !ANNOTATIONS.contains(name)
                    && !name.startsWith("x-")) {
                source.refuse(member, "`" + name + "` is not supported beside `$ref`; say it in what is referred to");
            }
        }
    }
}
