package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads objects: those with properties, and maps. */
final class ObjectReader {
    /** Patterns that every name matches. */
    private static final Set<String> EVERY_NAME =
            Set.of("", ".*", "^.*$", "^.*", ".*$", ".+", "^.+$", "^.+", ".+$", ".", "^.");

    private final SchemaReader reader;
    private final ReadContext context;
    private final ConstraintReader constraints;

    ObjectReader(SchemaReader reader, ReadContext context, ConstraintReader constraints) {
        this.reader = reader;
        this.context = context;
        this.constraints = constraints;
    }

    /** Returns the type of an object: a class if it names members, otherwise a map. */
    Type read(AllOfSchemas allOf, String wanted) {
        boolean named = allOf.all("properties").stream()
                        .anyMatch(properties -> !properties.value().isEmpty())
                || !required(allOf).isEmpty();
        List<Node> additional = additional(allOf);
        if (named || (closed(allOf) && additional.isEmpty())) {
            return declare(allOf, wanted);
        }
        if (additional.isEmpty()) {
            return new Type.FreeForm();
        }
        return new Type.MapOf(reader.read(additional, memberName(allOf, additional, wanted + "Value")));
    }

    Type.Reference declare(AllOfSchemas allOf, String wanted) {
        return reader.declare(allOf.key(), wanted, name -> {
            TypeUse additional = kept(allOf, name);
            Declaration.Unknown unknown = additional != null
                    ? Declaration.Unknown.KEPT
                    : closed(allOf) ? Declaration.Unknown.REFUSED : Declaration.Unknown.IGNORED;
            return new Declaration.ObjectType(
                    allOf.place().pointer(),
                    name,
                    reader.prose(allOf),
                    reader.deprecation(allOf),
                    fields(allOf, name, additional),
                    unknown,
                    additional,
                    constraints.readMembers(allOf));
        });
    }

    private List<Field> fields(AllOfSchemas allOf, String owner, @Nullable TypeUse additional) {
        Map<String, List<Node>> properties = new LinkedHashMap<>();
        for (Node written : allOf.all("properties")) {
            Node part = refersToProperties(written) ? context.followed(written) : written;
            if (context.object(part)) {
                for (Node property : part.members()) {
                    if (property(part, property)) {
                        properties
                                .computeIfAbsent(property.name(), name -> new ArrayList<>())
                                .add(property);
                    }
                }
            }
        }
        Map<String, Node> required = required(allOf);
        List<Field> fields = new ArrayList<>();
        properties.forEach((name, nodes) -> {
            Node last = nodes.get(nodes.size() - 1);
            boolean needed = required.remove(name) != null;
            if (nodes.stream().anyMatch(node -> node.value().equals(BooleanNode.FALSE))) {
                context.warn(
                        "forbidden-property",
                        last,
                        "has the schema `false` and is not generated; its absence is not checked",
                        "remove it");
            } else {
                TypeUse use = reader.read(nodes, memberName(allOf, nodes, owner + Names.type(name)));
                fields.add(new Field(last.pointer(), name, sdkName(name, nodes), needed, use));
            }
        });
        required.forEach((name, node) -> {
            context.warn(
                    "undeclared-property",
                    node,
                    "`" + name + "` is required, but not declared, and may have any value",
                    "declare it in `properties`, or remove it here");
            fields.add(new Field(
                    node.pointer(),
                    name,
                    name,
                    true,
                    additional == null
                            ? SchemaReader.anything(node)
                            : AnnotationReader.at(node.pointer(), additional)));
        });
        return fields;
    }

    /** Returns whether {@code properties} is a reference to shared properties, and not one to a schema, which is a mistake. */
    private boolean refersToProperties(Node properties) {
        JsonNode reference = properties.value().path("$ref");
        Node target = properties.value().size() == 1 && reference.isTextual()
                ? context.target(properties.file(), reference.textValue())
                : null;
        return target != null
                && !target.value().path("type").isTextual()
                && !target.value().path("allOf").isArray();
    }

    /** Returns whether a member of {@code properties} is a schema; a misplaced keyword may not be one. */
    private boolean property(Node properties, Node member) {
        if (!MisplacedKeywords.misplaced(properties, member)) {
            return true;
        }
        boolean schema = member.value().isObject();
        MisplacedKeywords.remark(
                context, member, schema ? "and is read as one" : "and is ignored, because its value is not a schema");
        return schema;
    }

    /** Returns the Java name of the property in the last part that gives one. */
    private String sdkName(String name, List<Node> nodes) {
        String wanted = name;
        for (Node node : nodes) {
            String said = context.prose(node, "x-sdk-name");
            wanted = said.isEmpty() ? wanted : said;
        }
        return wanted;
    }

    /** Returns the required names, each with its first place. */
    private Map<String, Node> required(AllOfSchemas allOf) {
        Map<String, Node> required = new LinkedHashMap<>();
        for (Node list : allOf.all("required")) {
            if (!list.value().isArray()) {
                context.warn(
                        "wrong-type",
                        list,
                        "is not a list of names, and is ignored",
                        "add the property to the list `required` of its object");
            }
            for (Node name : list.elements()) {
                String text = context.text(name);
                if (text != null) {
                    required.putIfAbsent(text, name);
                }
            }
        }
        return required;
    }

    private @Nullable TypeUse kept(AllOfSchemas allOf, String owner) {
        List<Node> additional = additional(allOf);
        if (!additional.isEmpty()) {
            return reader.read(additional, memberName(allOf, additional, owner + "Additional"));
        }
        boolean open = allOf.all("additionalProperties").stream()
                .anyMatch(said -> !said.value().equals(BooleanNode.FALSE));
        // Without {@code properties}, members of any name are possible.
        boolean nameless = allOf.all("properties").isEmpty();
        return !closed(allOf) && (open || nameless) ? SchemaReader.anything(allOf.place()) : null;
    }

    /** Returns the schemas that apply to members that are not in {@code properties}. */
    private List<Node> additional(AllOfSchemas allOf) {
        List<Node> schemas = new ArrayList<>();
        for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
            for (Node said : allOf.all(keyword)) {
                if (said.value().isObject() && !said.value().isEmpty()) {
                    schemas.add(said);
                }
            }
        }
        boolean open = allOf.all("additionalProperties").stream()
                .anyMatch(said -> !said.value().equals(BooleanNode.FALSE));
        for (Node patterns : allOf.all("patternProperties")) {
            boolean other = patterns.members().stream()
                    .anyMatch(each ->
                            schemas.stream().anyMatch(schema -> !schema.value().equals(each.value())));
            // A single pattern defines the type of members, though not their names; several patterns define neither.
            if (patterns.value().size() == 1 && schemas.isEmpty() && !(open && !closed(allOf))) {
                Node pattern = patterns.members().get(0);
                schemas.add(pattern);
                if (!closed(allOf) && !EVERY_NAME.contains(pattern.name())) {
                    context.warn(
                            "unchecked-keyword",
                            patterns,
                            "properties that do not match `" + pattern.name()
                                    + "` are allowed by the document, but must have the same type here",
                            "add `additionalProperties: false`, or a schema for them");
                }
            } else if (other || patterns.value().size() > 1 && schemas.isEmpty() && closed(allOf)) {
                return List.of(new Node(patterns.pointer(), BooleanNode.TRUE));
            }
        }
        return schemas;
    }

    private static boolean closed(AllOfSchemas allOf) {
        Set<String> saying = new LinkedHashSet<>(List.of("additionalProperties", "unevaluatedProperties"));
        return saying.stream()
                .flatMap(keyword -> allOf.all(keyword).stream())
                .anyMatch(said -> said.value().equals(BooleanNode.FALSE));
    }

    /** A schema in the place is named after the place; an inherited one, after its own place. */
    private static String memberName(AllOfSchemas allOf, List<Node> nodes, String here) {
        Node last = nodes.get(nodes.size() - 1);
        return nodes.size() > 1 || allOf.inPlace(last) ? here : SchemaNames.of(last.pointer());
    }
}
