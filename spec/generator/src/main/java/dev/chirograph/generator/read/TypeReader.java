package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Determines the JSON types that a value may have. */
final class TypeReader {
    private static final Set<String> ALL = Collections.unmodifiableSet(
            new LinkedHashSet<>(List.of("boolean", "integer", "number", "string", "array", "object")));
    /** Wrong names that documents use for types. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("file", "string"),
            Map.entry("text", "string"),
            Map.entry("str", "string"),
            Map.entry("date", "string"),
            Map.entry("datetime", "string"),
            Map.entry("date-time", "string"),
            Map.entry("uuid", "string"),
            Map.entry("int", "integer"),
            Map.entry("long", "integer"),
            Map.entry("float", "number"),
            Map.entry("double", "number"),
            Map.entry("decimal", "number"),
            Map.entry("bool", "boolean"),
            Map.entry("list", "array"),
            Map.entry("map", "object"),
            Map.entry("dict", "object"));
    /** The keywords that constrain values of each type. */
    private static final List<Map.Entry<String, List<String>>> IMPLYING = List.of(
            Map.entry(
                    "object",
                    List.of(
                            "properties",
                            "additionalProperties",
                            "patternProperties",
                            "unevaluatedProperties",
                            "required",
                            "minProperties",
                            "maxProperties",
                            "dependentRequired",
                            "discriminator")),
            Map.entry("array", List.of("items", "prefixItems", "minItems", "maxItems", "uniqueItems")),
            Map.entry("string", List.of("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType")),
            Map.entry("number", List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")));

    private final ReadContext context;

    TypeReader(ReadContext context) {
        this.context = context;
    }

    /**
     * The possible types of a value.
     *
     * @param names the types besides null; all if unspecified
     * @param any whether the types are unspecified
     * @param nullable whether it may be null
     */
    record Allowed(Set<String> names, boolean any, boolean nullable) {}

    Allowed of(AllOfSchemas allOf) {
        Set<String> names = null;
        for (Node part : allOf.parts()) {
            Set<String> own = namesOf(part);
            if (own == null) {
                continue;
            }
            Set<String> both = names == null ? own : common(names, own);
            if (both.isEmpty() && !own.isEmpty()) {
                contradiction(context, part, "no value has both this type and the type of another part");
                both = own;
            }
            names = both;
        }
        boolean nullable = nullable(allOf);
        if (names != null && !names.containsAll(ALL)) {
            return new Allowed(names, false, nullable);
        }
        Set<String> implied = implied(allOf);
        return implied == null ? new Allowed(ALL, true, nullable) : new Allowed(implied, false, nullable);
    }

    /** Warns that no value matches all parts of a schema; the last part takes precedence. */
    static void contradiction(ReadContext context, Node part, String what) {
        context.warn("contradicting-parts", part, what + "; this one is used", "fix one of them");
    }

    /** Returns the types that a schema names; null if it names none. */
    @Nullable
    Set<String> namesOf(Node part) {
        Node type = part.child("type");
        if (type == null) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        for (Node name : type.value().isArray() ? type.elements() : List.of(type)) {
            String written = name.value().asText();
            if (ALL.contains(written)) {
                names.add(written);
            } else if (!written.equals("null")
                    || !name.value().isTextual() && !name.value().isNull()) {
                names.addAll(meant(name));
            }
        }
        if (names.contains("number")) {
            names.remove("integer");
        }
        return names;
    }

    private Set<String> meant(Node name) {
        String written = name.value().asText();
        String lower = written.toLowerCase(Locale.ROOT);
        String meant = ALL.contains(lower) ? lower : MEANT.get(lower);
        context.warn(
                "unknown-type",
                name,
                "`" + written + "` is not a type, and is read as " + (meant == null ? "any" : "`" + meant + "`"),
                "use boolean, integer, number, string, array or object");
        return meant == null ? ALL : Set.of(meant);
    }

    /** Returns the intersection of types; an integer is a number. */
    private static Set<String> common(Set<String> one, Set<String> other) {
        Set<String> common = new LinkedHashSet<>();
        for (String name : one) {
            if (other.contains(name)) {
                common.add(name);
            } else if (name.equals("integer") && other.contains("number")
                    || name.equals("number") && other.contains("integer")) {
                common.add("integer");
            }
        }
        return common;
    }

    private @Nullable Set<String> implied(AllOfSchemas allOf) {
        Set<String> valued = valued(allOf);
        if (!valued.isEmpty()) {
            return valued.size() == 1 ? valued : null;
        }
        if (allOf.has("enum") || allOf.has("const")) {
            return allOf.all("enum").stream().anyMatch(values -> !values.value().isEmpty()) || allOf.has("const")
                    ? Set.of()
                    : null;
        }
        List<Node> saying = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Map.Entry<String, List<String>> type : IMPLYING) {
            for (String keyword : type.getValue()) {
                Node last = allOf.last(keyword);
                if (last != null
                        && (!last.value().equals(BooleanNode.FALSE)
                                || type.getKey().equals("object"))) {
                    names.add(type.getKey());
                    saying.add(last);
                }
            }
        }
        String format = format(allOf);
        if (format != null) {
            names.add(format);
            saying.add(allOf.last("format"));
        }
        if (names.containsAll(Set.of("integer", "number"))) {
            names.remove("number");
        }
        if (names.size() > 1) {
            String holding = allOf.has("properties") ? "object" : allOf.has("items") ? "array" : null;
            if (holding == null) {
                saying.forEach(keyword -> Keywords.unchecked(context, keyword, ""));
                return null;
            }
            names.retainAll(Set.of(holding));
        }
        if (names.isEmpty()) {
            return null;
        }
        context.warn(
                "missing-type",
                allOf.place(),
                "has no type, which is inferred as `" + names.iterator().next() + "`",
                "add `type`");
        return names;
    }

    /** The type that a format implies; null if unknown. */
    private static @Nullable String format(AllOfSchemas allOf) {
        Node format = allOf.last("format");
        return format == null
                ? null
                : switch (format.value().asText()) {
                    case "int32", "int64" -> "integer";
                    case "float", "double" -> "number";
                    case "date", "date-time", "uuid", "uri", "byte", "binary", "password", "email" -> "string";
                    default -> null;
                };
    }

    /** The types of the enumerated values. */
    private static Set<String> valued(AllOfSchemas allOf) {
        Set<String> names = new LinkedHashSet<>();
        for (Node part : allOf.parts()) {
            part.elements("enum").forEach(value -> addType(value.value(), names));
            Node constant = part.child("const");
            if (constant != null) {
                addType(constant.value(), names);
            }
        }
        if (names.contains("number")) {
            names.remove("integer");
        }
        return names;
    }

    private static void addType(JsonNode value, Set<String> names) {
        String name = of(value);
        if (!name.equals("null")) {
            names.add(name);
        }
    }

    /** Returns the type of a value. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case NULL, MISSING -> "null";
            default -> "string";
        };
    }

    private boolean nullable(AllOfSchemas allOf) {
        boolean yes = false;
        boolean no = false;
        for (Node part : allOf.parts()) {
            Boolean said = nullable(part);
            if (Boolean.TRUE.equals(said) && part.pointer().equals(allOf.place().pointer())) {
                return true;
            }
            yes |= Boolean.TRUE.equals(said);
            no |= Boolean.FALSE.equals(said);
        }
        return yes && !no;
    }

    /** Returns whether a schema allows or excludes null explicitly; null if it does neither. */
    @Nullable
    Boolean nullable(Node part) {
        if (part.has("nullable")) {
            if (context.schemasAreJsonSchema()) {
                context.warn(
                        "old-keyword",
                        part.pointerTo("nullable"),
                        "`nullable` is a keyword of OpenAPI 3.0, and is read as in that version",
                        "use `type: [string, 'null']` or similar");
            }
            if (context.flag(part, "nullable")) {
                return true;
            }
        }
        Node type = part.child("type");
        if (type != null) {
            return type.value().asText().equals("null")
                    || type.elements().stream()
                            .anyMatch(name -> name.value().asText().equals("null"));
        }
        Node constant = part.written("const");
        if (!part.elements("enum").isEmpty() || constant != null) {
            return (constant != null && constant.value().isNull())
                    || part.elements("enum").stream()
                            .anyMatch(value -> value.value().isNull());
        }
        return null;
    }
}
