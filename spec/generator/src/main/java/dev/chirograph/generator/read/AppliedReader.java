package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the keywords that apply subschemas to a value or its parts without defining a type. */
final class AppliedReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> OF_ALL = List.of("if", "not");
    private static final List<String> OF_LISTS = List.of("prefixItems", "items", "contains", "if", "not");
    private static final List<String> OF_OBJECTS =
            List.of("propertyNames", "dependentSchemas", "dependencies", "if", "not");
    private static final List<String> EVERY = List.of(
            "prefixItems", "items", "contains", "propertyNames", "dependentSchemas", "dependencies", "if", "not");

    private final ReadContext context;

    AppliedReader(ReadContext context) {
        this.context = context;
    }

    /** Reads the constraints that the parts of a schema put on values of a type. */
    List<Constraint> read(AllOfSchemas allOf, Type type) {
        return read(allOf.parts(), type);
    }

    /** Reads the constraints that one part of a schema puts on values of a type. */
    List<Constraint> read(Node part, Type type) {
        return read(List.of(part), type);
    }

    private List<Constraint> read(List<Node> parts, Type type) {
        List<Constraint> constraints = new ArrayList<>();
        if (parts.stream().anyMatch(part -> EVERY.stream().anyMatch(part::has))) {
            Set<String> absent = absent(parts);
            parts.forEach(part -> read(part, type, absent, constraints));
        }
        return constraints;
    }

    /** Reads the constraints that the parts of a schema put on an object. */
    List<Constraint> readMembers(AllOfSchemas allOf) {
        List<Constraint> constraints = read(allOf, new Type.FreeForm());
        Constraint patterns = patternProperties(allOf);
        if (patterns != null) {
            constraints.add(patterns);
        }
        return constraints;
    }

    private Set<String> absent(List<Node> parts) {
        Set<String> absent = new LinkedHashSet<>();
        Set<String> passed = new HashSet<>();
        parts.forEach(part -> new SubschemaReader(context).answered(part, absent, passed));
        return absent;
    }

    private void read(Node part, Type type, Set<String> absent, List<Constraint> to) {
        for (String keyword : keywords(type)) {
            if (part.has(keyword)
                    && !(keyword.equals("items") && !part.value().get(keyword).isArray())) {
                Constraint constraint = read(part, keyword, absent);
                if (constraint != null) {
                    to.add(constraint);
                }
            }
        }
    }

    private static List<String> keywords(Type type) {
        if (type instanceof Type.ListOf) {
            return OF_LISTS;
        } else if (type instanceof Type.FreeForm || type instanceof Type.MapOf) {
            return OF_OBJECTS;
        }
        return type instanceof Type.Anything || type instanceof Type.Reference ? EVERY : OF_ALL;
    }

    private @Nullable Constraint read(Node part, String keyword, Set<String> absent) {
        SubschemaReader reader = new SubschemaReader(context);
        ObjectNode schema = JSON.objectNode();
        Node said = new Node(part.pointerTo(keyword), part.value().get(keyword));
        switch (keyword) {
            case "prefixItems" -> {
                reader.elements(part, keyword, schema);
                if (part.has("items")) {
                    reader.elements(part, "items", schema);
                }
            }
            case "items" -> {
                reader.elements(part, keyword, schema);
                if (part.has("additionalItems")) {
                    reader.elements(part, "additionalItems", schema);
                }
            }
            case "contains" -> reader.contains(part, schema);
            case "dependentSchemas" -> schema.set(keyword, reader.each(said, each -> reader.read(each, absent)));
            case "dependencies" -> reader.dependencies(said, absent, schema);
            case "if" -> {
                reader.condition(part, absent, schema);
                if (schema.size() == 1) {
                    // Has no effect alone.
                    return null;
                }
            }
            default -> schema.set(keyword, reader.read(said, absent));
        }
        return finish(reader, schema, said);
    }

    /** Reads patterns for names, and the schema of members that match no pattern and no property. */
    private @Nullable Constraint patternProperties(AllOfSchemas allOf) {
        List<Node> all = allOf.all("patternProperties").stream()
                .filter(said -> !said.value().isEmpty())
                .toList();
        if (all.isEmpty()) {
            return null;
        }
        SubschemaReader reader = new SubschemaReader(context);
        ObjectNode patterns = JSON.objectNode();
        for (Node said : all) {
            reader.each(said, reader::matching)
                    .properties()
                    .forEach(each -> patterns.set(
                            each.getKey(),
                            patterns.has(each.getKey())
                                    ? both(patterns.get(each.getKey()), each.getValue())
                                    : each.getValue()));
        }
        ObjectNode schema = JSON.objectNode();
        schema.set("patternProperties", patterns);
        ArrayNode additional = additional(allOf, reader);
        if (!additional.isEmpty()) {
            ObjectNode named = schema.putObject("properties");
            for (Node properties : allOf.all("properties")) {
                properties.members().forEach(property -> named.set(property.name(), BooleanNode.TRUE));
            }
            schema.set("additionalProperties", additional.size() == 1 ? additional.get(0) : all(additional));
        }
        return finish(reader, schema, all.get(0));
    }

    private static ObjectNode both(JsonNode one, JsonNode other) {
        return all(JSON.arrayNode().add(one).add(other));
    }

    private static ObjectNode all(ArrayNode schemas) {
        return JSON.objectNode().set("allOf", schemas);
    }

    private static ArrayNode additional(AllOfSchemas allOf, SubschemaReader reader) {
        ArrayNode schemas = JSON.arrayNode();
        for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
            for (Node said : allOf.all(keyword)) {
                if (said.value().equals(BooleanNode.FALSE)) {
                    return JSON.arrayNode().add(false);
                } else if (said.value().isObject() && !said.value().isEmpty()) {
                    schemas.add(reader.read(said, Set.of()));
                }
            }
        }
        return schemas;
    }

    private @Nullable Constraint finish(SubschemaReader reader, ObjectNode schema, Node keyword) {
        String text = reader.finish(schema);
        if (text == null) {
            Keywords.unchecked(context, keyword, ": " + reader.obstacle());
            return null;
        }
        return new Constraint.Applied(keyword.pointer(), keyword.name(), text);
    }
}
