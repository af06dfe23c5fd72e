package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
import dev.chirograph.generator.java.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads objects: those with properties of their own, and those that are maps. */
final class ObjectReader {
    /** Patterns that every name matches. */
    private static final Set<String> EVERY_NAME =
            Set.of("", ".*", "^.*$", "^.*", ".*$", ".+", "^.+$", "^.+", ".+$", ".", "^.");

    private final SchemaReader reader;
    private final Source source;
    private final ConstraintReader constraints;

    ObjectReader(SchemaReader reader, Source source, ConstraintReader constraints) {
        this.reader = reader;
        this.source = source;
        this.constraints = constraints;
    }

    /** Gives the type of an object: a class when it names members, else a map. */
    Type read(Meet meet, String wanted) {
        boolean named = meet.all("properties").stream()
                        .anyMatch(properties -> !properties.value().isEmpty())
                || !required(meet).isEmpty();
        List<Node> additional = additional(meet);
        if (named || (closed(meet) && additional.isEmpty())) {
            return declare(meet, wanted);
        }
        if (additional.isEmpty()) {
            return new Type.FreeForm();
        }
        return new Type.MapOf(reader.read(additional, memberName(meet, additional, wanted + "Value")));
    }

    Type.Reference declare(Meet meet, String wanted) {
        return reader.declare(meet.key(), wanted, name -> {
            Use additional = kept(meet, name);
            Declaration.Unknown unknown = additional != null
                    ? Declaration.Unknown.KEPT
                    : closed(meet) ? Declaration.Unknown.REFUSED : Declaration.Unknown.IGNORED;
            return new Declaration.ObjectType(
                    meet.place().pointer(),
                    name,
                    reader.prose(meet),
                    reader.deprecation(meet),
                    fields(meet, name, additional),
                    unknown,
                    additional,
                    constraints.readMembers(meet));
        });
    }

    private List<Field> fields(Meet meet, String owner, @Nullable Use additional) {
        Map<String, List<Node>> properties = new LinkedHashMap<>();
        for (Node written : meet.all("properties")) {
            Node part = refersToProperties(written) ? source.followed(written) : written;
            if (source.object(part)) {
                for (Node property : part.members()) {
                    if (property(part, property)) {
                        properties
                                .computeIfAbsent(property.name(), name -> new ArrayList<>())
                                .add(property);
                    }
                }
            }
        }
        Map<String, Node> required = required(meet);
        List<Field> fields = new ArrayList<>();
        properties.forEach((name, nodes) -> {
            Node last = nodes.get(nodes.size() - 1);
            boolean needed = required.remove(name) != null;
            if (nodes.stream().anyMatch(node -> node.value().equals(BooleanNode.FALSE))) {
                source.notice(
                        "forbidden-property",
                        last,
                        "no value of it is allowed, so it is left out; that it is absent is not checked",
                        "remove it");
            } else {
                Use use = reader.read(nodes, memberName(meet, nodes, owner + Names.type(name)));
                fields.add(new Field(last.pointer(), name, sdkName(name, nodes), needed, use));
            }
        });
        required.forEach((name, node) -> {
            source.notice(
                    "undeclared-property",
                    node,
                    "`" + name + "` is required, but not among the properties; it may be anything",
                    "add it there or remove it here");
            fields.add(new Field(
                    node.pointer(),
                    name,
                    name,
                    true,
                    additional == null ? SchemaReader.anything(node) : Overlay.at(node.pointer(), additional)));
        });
        return fields;
    }

    /** Tells whether a reference stands in place of all properties; one to a schema stands there by mistake. */
    private boolean refersToProperties(Node properties) {
        JsonNode reference = properties.value().path("$ref");
        Node target = properties.value().size() == 1 && reference.isTextual()
                ? source.target(properties.file(), reference.textValue())
                : null;
        return target != null
                && !target.value().path("type").isTextual()
                && !target.value().path("allOf").isArray();
    }

    /** Tells whether a member of {@code properties} can be one: a keyword that stands there by mistake may have no schema. */
    private boolean property(Node properties, Node member) {
        if (!MisplacedKeywords.misplaced(properties, member)) {
            return true;
        }
        boolean schema = member.value().isObject();
        MisplacedKeywords.remark(
                source, member, schema ? "and is taken for one" : "and its value is no schema; it is passed over");
        return schema;
    }

    /** Gives what the last part that says so wants the property to be called in Java. */
    private String sdkName(String name, List<Node> nodes) {
        String wanted = name;
        for (Node node : nodes) {
            String said = source.prose(node, "x-sdk-name");
            wanted = said.isEmpty() ? wanted : said;
        }
        return wanted;
    }

    /** Gives the names that are required, each with where it first is. */
    private Map<String, Node> required(Meet meet) {
        Map<String, Node> required = new LinkedHashMap<>();
        for (Node list : meet.all("required")) {
            if (!list.value().isArray()) {
                source.notice(
                        "wrong-type",
                        list,
                        "is no list of names and is passed over",
                        "name the property in the list `required` of its object");
            }
            for (Node name : list.elements()) {
                String text = source.text(name);
                if (text != null) {
                    required.putIfAbsent(text, name);
                }
            }
        }
        return required;
    }

    private @Nullable Use kept(Meet meet, String owner) {
        List<Node> additional = additional(meet);
        if (!additional.isEmpty()) {
            return reader.read(additional, memberName(meet, additional, owner + "Additional"));
        }
        boolean open = meet.all("additionalProperties").stream()
                .anyMatch(said -> !said.value().equals(BooleanNode.FALSE));
        // Of an object that names no property all that is known is that it has members.
        boolean nameless = meet.all("properties").isEmpty();
        return !closed(meet) && (open || nameless) ? SchemaReader.anything(meet.place()) : null;
    }

    /** Gives the schemas that members without a name of their own have to meet. */
    private List<Node> additional(Meet meet) {
        List<Node> schemas = new ArrayList<>();
        for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
            for (Node said : meet.all(keyword)) {
                if (said.value().isObject() && !said.value().isEmpty()) {
                    schemas.add(said);
                }
            }
        }
        boolean open = meet.all("additionalProperties").stream()
                .anyMatch(said -> !said.value().equals(BooleanNode.FALSE));
        for (Node patterns : meet.all("patternProperties")) {
            boolean other = patterns.members().stream()
                    .anyMatch(each ->
                            schemas.stream().anyMatch(schema -> !schema.value().equals(each.value())));
            // One pattern says what the members are, if not what they are called; several say neither.
            if (patterns.value().size() == 1 && schemas.isEmpty() && !(open && !closed(meet))) {
                Node pattern = patterns.members().get(0);
                schemas.add(pattern);
                if (!closed(meet) && !EVERY_NAME.contains(pattern.name())) {
                    source.notice(
                            "unchecked-keyword",
                            patterns,
                            "members whose names do not match `" + pattern.name()
                                    + "` are not said to be forbidden, and have to be of the same type here",
                            "add `additionalProperties: false`, or say by it what they are");
                }
            } else if (other || patterns.value().size() > 1 && schemas.isEmpty() && closed(meet)) {
                return List.of(new Node(patterns.pointer(), BooleanNode.TRUE));
            }
        }
        return schemas;
    }

    private static boolean closed(Meet meet) {
        Set<String> saying = new LinkedHashSet<>(List.of("additionalProperties", "unevaluatedProperties"));
        return saying.stream()
                .flatMap(keyword -> meet.all(keyword).stream())
                .anyMatch(said -> said.value().equals(BooleanNode.FALSE));
    }

    /** What stands in the place is named after the place; what is inherited, after where it stands. */
    private static String memberName(Meet meet, List<Node> nodes, String here) {
        Node last = nodes.get(nodes.size() - 1);
        return nodes.size() > 1 || meet.inPlace(last) ? here : Naming.of(last.pointer());
    }
}
