package dev.chirograph.generator.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.chirograph.generator.contract.Pointers;
import io.swagger.v3.parser.util.DeserializationUtils;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The locations of members and elements in a YAML or JSON string. An alias is stored once, so that a few lines that expand to
 * millions of values need only a few locations.
 */
final class SourceMap {
    /** A member by its name or an element by its index; the location of a member is that of its name. */
    private record Spot(int line, int column, Container within) {}

    /** The members of an object or the elements of a list; empty for other values. */
    private static final class Container {
        final Map<String, Spot> spots = new HashMap<>();
        /** The objects that YAML's merge key adds. */
        final List<Container> merged = new ArrayList<>();

        @Nullable
        Spot find(String name) {
            return find(name, 0);
        }

        /** Merge keys can be circular. */
        private @Nullable Spot find(String name, int depth) {
            Spot own = spots.get(name);
            for (int index = 0; own == null && index < merged.size() && depth < MERGES; index++) {
                own = merged.get(index).find(name, depth + 1);
            }
            return own;
        }
    }

    /**
     * A duplicate name in an object.
     *
     * @param pointer to the member
     */
    record Duplicate(String pointer, Location first, Location second) {}

    private static final int MERGES = 20;
    private static final Container NOTHING = new Container();

    private final String file;
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final Map<Node, Container> composed = new IdentityHashMap<>();
    private final Spot root;

    private SourceMap(String file, String text) throws IOException {
        this.file = file;
        this.root = isJson(text) ? json(text) : yaml(text);
    }

    /**
     * Parses a string.
     *
     * @param file its name in locations
     * @throws IOException when it is not valid JSON
     * @throws org.yaml.snakeyaml.error.YAMLException when it is not valid YAML
     */
    static SourceMap of(String file, String text) throws IOException {
        return new SourceMap(file, text);
    }

    /** Whether a string is parsed as JSON, by the rule of swagger-parser. */
    static boolean isJson(String text) {
        return text.trim().startsWith("{");
    }

    /** Duplicate names in objects, in the order of the second occurrence. */
    List<Duplicate> duplicates() {
        return duplicates;
    }

    /** Whether a pointer has a target. */
    boolean has(String pointer) {
        Spot current = root;
        for (String part : Pointers.parts(pointer)) {
            current = current == null ? null : current.within().find(part);
        }
        return current != null;
    }

    /** Returns the location of a pointer; if it has no target, that of the nearest ancestor. */
    Location locate(String pointer) {
        Spot nearest = root;
        for (String part : Pointers.parts(pointer)) {
            Spot next = nearest.within().find(part);
            if (next == null) {
                break;
            }
            nearest = next;
        }
        return new Location(file, nearest.line(), nearest.column());
    }

    private void note(Container container, String pointer, String name, Spot spot) {
        Spot first = container.spots.putIfAbsent(name, spot);
        if (first != null) {
            duplicates.add(new Duplicate(
                    Pointers.child(pointer, name),
                    new Location(file, first.line(), first.column()),
                    new Location(file, spot.line(), spot.column())));
        }
    }

    private Spot json(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            JsonLocation start = parser.currentTokenLocation();
            return new Spot(start.getLineNr(), start.getColumnNr(), json(parser, ""));
        }
    }

    /** Reads the value that starts at the parser's current token. */
    private Container json(JsonParser parser, String pointer) throws IOException {
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        if (!object && parser.currentToken() != JsonToken.START_ARRAY) {
            return NOTHING;
        }
        Container container = new Container();
        while (!parser.nextToken().isStructEnd()) {
            JsonLocation start = parser.currentTokenLocation();
            String name = object ? parser.currentName() : String.valueOf(container.spots.size());
            if (object) {
                parser.nextToken();
            }
            Container within = json(parser, Pointers.child(pointer, name));
            note(container, pointer, name, new Spot(start.getLineNr(), start.getColumnNr(), within));
        }
        return container;
    }

    private Spot yaml(String text) {
        Node node = new Yaml(DeserializationUtils.buildLoaderOptions()).compose(new StringReader(text));
        return node == null ? new Spot(1, 1, NOTHING) : spot(node.getStartMark(), yaml(node, ""));
    }

    private Container yaml(Node node, String pointer) {
        if (node instanceof ScalarNode) {
            return NOTHING;
        }
        Container known = composed.get(node);
        if (known != null) {
            return known;
        }
        Container container = new Container();
        composed.put(node, container);
        if (node instanceof SequenceNode sequence) {
            for (Node element : sequence.getValue()) {
                String index = String.valueOf(container.spots.size());
                Container within = yaml(element, Pointers.child(pointer, index));
                container.spots.put(index, spot(element.getStartMark(), within));
            }
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(member -> member(container, pointer, member));
        }
        return container;
    }

    private void member(Container container, String pointer, NodeTuple member) {
        Node value = member.getValueNode();
        if (!(member.getKeyNode() instanceof ScalarNode key)) {
            return;
        }
        if (key.getTag().equals(Tag.MERGE)) {
            List<Node> objects = value instanceof SequenceNode several ? several.getValue() : List.of(value);
            objects.forEach(object -> container.merged.add(yaml(object, pointer)));
        } else {
            Container within = yaml(value, Pointers.child(pointer, key.getValue()));
            note(container, pointer, key.getValue(), spot(key.getStartMark(), within));
        }
    }

    private static Spot spot(Mark mark, Container within) {
        return new Spot(mark.getLine() + 1, mark.getColumn() + 1, within);
    }
}
