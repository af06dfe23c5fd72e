package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Distinguishes keywords that were written in {@code properties}, one level too deep, from properties of the same names. */
final class MisplacedKeywords {
    /** Keywords that are hardly ever names of properties, except in APIs that describe schemas. */
    private static final Set<String> ALWAYS =
            Set.of("additionalProperties", "patternProperties", "unevaluatedProperties", "dependentRequired");
    /** Names that together indicate an object that describes schemas. */
    private static final Set<String> OF_SCHEMAS = Set.of(
            "$ref",
            "$schema",
            "$id",
            "additionalItems",
            "additionalProperties",
            "allOf",
            "anyOf",
            "const",
            "definitions",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "maxItems",
            "maxLength",
            "minItems",
            "minLength",
            "multipleOf",
            "not",
            "oneOf",
            "patternProperties",
            "uniqueItems");
    /** Keywords whose values can be booleans. Elsewhere, {@code true} and {@code false} are schemas of any value and of none. */
    private static final Set<String> FLAGS = Set.of(
            "additionalItems",
            "additionalProperties",
            "deprecated",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "nullable",
            "readOnly",
            "required",
            "unevaluatedItems",
            "unevaluatedProperties",
            "uniqueItems",
            "writeOnly");

    private static final int DESCRIBES_SCHEMAS = 3;

    private MisplacedKeywords() {}

    /** Returns whether a member of {@code properties} is a keyword in the wrong place. */
    static boolean misplaced(Node properties, Node property) {
        String name = property.name();
        JsonNode value = property.value();
        if (!Keywords.known(name) || value.isNull()) {
            return false;
        }
        if (value.isObject()) {
            return ALWAYS.contains(name) && !describesSchemas(properties);
        }
        return !value.isBoolean() || FLAGS.contains(name);
    }

    /** Warns that a keyword is in the wrong place. */
    static void remark(ReadContext context, Node property, String consequence) {
        context.warn(
                "misplaced-keyword",
                property,
                "`" + property.name()
                        + "` is a keyword in the wrong place: in `properties` it is the name of a property, "
                        + consequence,
                "move it beside `properties`");
    }

    private static boolean describesSchemas(Node properties) {
        return properties.members().stream()
                        .map(Node::name)
                        .filter(OF_SCHEMAS::contains)
                        .count()
                >= DESCRIBES_SCHEMAS;
    }
}
