package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.java.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds equal unnamed schemas in several places of a document, which become one class.
 *
 * <p>Schemas are equal if they are the same JSON in the same file, apart from keywords that describe the place. Schemas with
 * read-only or write-only members are shared only by places of the same direction.
 */
final class EqualSchemas {
    /** Keywords that describe the place and not the class. */
    static final Set<String> TEXTS = Set.of("description", "example", "examples", "externalDocs", "$comment");

    private static final Set<String> EXAMPLES = Set.of("example", "examples");

    /** Keywords that give equal texts different meanings. */
    private static final Set<String> BASES =
            Set.of("$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "$recursiveAnchor", "$defs");

    /** Words in names that describe the place of a type, not the type. */
    private static final Pattern PLACE = Pattern.compile(
            "(Response|Request|Element|Items?|Value|Additional|Option|With|\\d|Default|List|Body|Schema|Data)+");

    private static final Pattern RESPONSE = Pattern.compile(".*/responses/([^/]+)/content/[^/]+/schema");
    private static final Pattern OPERATION = Pattern.compile("/(?:paths|webhooks)/[^/]+/[^/]+/(\\w+)(?:/.*)?");
    private static final Pattern COMPONENT = Pattern.compile("/components/(\\w+)/.*");

    /** A schema as read at its place. */
    private record Place(Node schema, String wanted) {}

    /** The shared class of several places. */
    private record Shared(Node first, String name) {}

    private final Map<String, Shared> shared;

    private EqualSchemas(Map<String, Shared> shared) {
        this.shared = shared;
    }

    static EqualSchemas none() {
        return new EqualSchemas(Map.of());
    }

    boolean isEmpty() {
        return shared.isEmpty();
    }

    /** Returns the schema that is read instead of the one at a pointer; null if no other is equal. */
    @Nullable
    Node first(String pointer) {
        Shared one = shared.get(pointer);
        return one == null ? null : one.first();
    }

    /** Names the shared classes before any other. */
    void name(Declarations declarations) {
        shared.values().stream()
                .distinct()
                .forEach(one -> declarations.name(one.first().pointer(), one.name()));
    }

    /**
     * Returns the mapping from types to classes.
     *
     * @param each the types if each place has its own
     * @param classes the types if equal schemas are merged
     * @return the name of each type to the name of its class
     */
    Map<String, String> classes(List<Declaration> each, List<Declaration> classes) {
        Map<String, List<String>> named = new HashMap<>();
        classes.forEach(one -> named.computeIfAbsent(one.pointer(), pointer -> new ArrayList<>())
                .add(one.name()));
        Map<String, Integer> passed = new HashMap<>();
        Map<String, String> became = new HashMap<>();
        for (Declaration type : each) {
            // The parent and the child of an inheritance can have the same place.
            int index = passed.merge(type.pointer(), 1, Integer::sum) - 1;
            List<String> names = named.getOrDefault(read(type.pointer()), List.of());
            if (index < names.size()) {
                became.put(type.name(), names.get(index));
            }
        }
        return became;
    }

    /** Returns the pointer of the schema that is read instead of the one at a pointer. */
    private String read(String pointer) {
        for (int slash = pointer.length(); slash > 0; slash = pointer.lastIndexOf('/', slash - 1)) {
            Shared one = shared.get(pointer.substring(0, slash));
            if (one != null && !one.first().pointer().equals(pointer.substring(0, slash))) {
                return read(one.first().pointer() + pointer.substring(slash));
            }
        }
        return pointer;
    }

    /** Collects the schemas that are read. */
    static final class Collector {
        private final Map<String, Place> places = new LinkedHashMap<>();

        /** Records a schema that became a class. */
        void add(Node schema, String wanted) {
            places.putIfAbsent(schema.pointer(), new Place(schema, wanted));
        }

        /**
         * Finds the equal schemas.
         *
         * @param taken names that are not available for classes
         */
        EqualSchemas find(DocumentOrder order, Set<String> taken) {
            Map<List<Object>, List<Place>> groups = new LinkedHashMap<>();
            places.values().stream()
                    .filter(place -> !rebased(place.schema().value()))
                    .sorted(Comparator.comparingInt(
                            place -> order.of(place.schema().pointer())))
                    .forEach(place -> groups.computeIfAbsent(key(place.schema()), key -> new ArrayList<>())
                            .add(place));
            groups.values().removeIf(group -> group.size() == 1);
            Set<String> others = new HashSet<>();
            groups.values()
                    .forEach(group -> group.stream()
                            .skip(1)
                            .forEach(place -> others.add(place.schema().pointer())));
            // A schema nested in another of the equal schemas is read only within the first.
            groups.values()
                    .forEach(group ->
                            group.removeIf(place -> within(place.schema().pointer(), others)));
            groups.values().removeIf(group -> group.size() == 1);
            return new EqualSchemas(shared(groups.values(), new HashSet<>(taken)));
        }

        private static Map<String, Shared> shared(Iterable<List<Place>> groups, Set<String> taken) {
            Map<String, Shared> shared = new LinkedHashMap<>();
            for (List<Place> group : groups) {
                Node first = group.get(0).schema();
                // The class has a description only if all places have the same one.
                boolean told = group.stream()
                                .map(place -> place.schema().value().path("description"))
                                .distinct()
                                .count()
                        > 1;
                String common = common(group);
                boolean free = !common.isEmpty() && taken.add(common.toLowerCase(Locale.ROOT));
                Node bare = first.without(told ? TEXTS : EXAMPLES);
                Shared one = new Shared(bare, free ? common : group.get(0).wanted());
                group.forEach(place -> shared.put(place.schema().pointer(), one));
            }
            return shared;
        }
    }

    private static boolean within(String pointer, Set<String> others) {
        for (int slash = pointer.lastIndexOf('/'); slash > 0; slash = pointer.lastIndexOf('/', slash - 1)) {
            if (others.contains(pointer.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    private static List<Object> key(Node schema) {
        JsonNode bare = schema.without(TEXTS).value();
        return List.of(schema.file(), bare, oneWay(bare) ? direction(schema.pointer()) : "");
    }

    private static boolean rebased(JsonNode value) {
        return BASES.stream().anyMatch(keyword -> value.findValue(keyword) != null);
    }

    private static boolean oneWay(JsonNode value) {
        return value.findValue("readOnly") != null || value.findValue("writeOnly") != null;
    }

    /** Returns the key of the direction; a place that can have several directions is its own key. */
    private static String direction(String pointer) {
        Matcher operation = OPERATION.matcher(pointer);
        Matcher component = COMPONENT.matcher(pointer);
        String part = operation.matches() ? operation.group(1) : component.matches() ? component.group(1) : "";
        String turned = pointer.startsWith("/webhooks/") ? "webhook " : "";
        return switch (part) {
            case "responses", "headers" -> turned + "answer";
            case "requestBody", "requestBodies", "parameters" -> turned + "request";
            default -> pointer;
        };
    }

    /** Returns a name from the words that the schema and its places share; empty if there are none. */
    private static String common(List<Place> group) {
        String said = VariantNames.said(group.get(0).schema());
        if (!said.isEmpty()) {
            return said;
        }
        Set<String> statuses = new LinkedHashSet<>();
        for (Place place : group) {
            Matcher response = RESPONSE.matcher(place.schema().pointer());
            statuses.add(response.matches() ? response.group(1) : "");
        }
        if (statuses.stream().allMatch(status -> status.matches("[45].*|default"))) {
            String only = statuses.size() == 1 ? statuses.iterator().next() : "default";
            return "ErrorResponse" + (only.equals("default") ? "" : only);
        }
        List<String> words = words(group.get(0).wanted());
        for (Place place : group) {
            List<String> own = words(place.wanted());
            int same = 0;
            while (same < Math.min(words.size(), own.size())
                    && words.get(words.size() - 1 - same).equals(own.get(own.size() - 1 - same))) {
                same++;
            }
            words = words.subList(words.size() - same, words.size());
        }
        while (!words.isEmpty() && PLACE.matcher(words.get(0)).matches()) {
            words = words.subList(1, words.size());
        }
        return String.join("", words);
    }

    private static List<String> words(String name) {
        return List.of(Names.type(name).split("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})"));
    }
}
