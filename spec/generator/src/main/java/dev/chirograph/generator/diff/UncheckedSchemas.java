package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.RawDocument;
import dev.chirograph.generator.contract.RawDocument.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the keywords of schemas that a contract does not carry, wherever the schemas occur. */
final class UncheckedSchemas {
    private static final String SCHEMAS = "/components/schemas";
    /** The parts of a discriminator that the contract carries. */
    private static final Set<String> DISCRIMINATOR = Set.of("propertyName", "mapping");
    /** Keywords of which the contract carries only the resulting type. */
    private static final Set<String> OF_TYPE = Set.of("format", "contentEncoding", "contentMediaType");

    private record Visit(List<String> before, List<String> after, Direction direction) {}

    private record Task(List<Place> before, List<Place> after, Direction direction, String subject) {}

    private final UncheckedDiff diff;
    private final RawDocument before;
    private final RawDocument after;
    private final Set<Visit> visited = new HashSet<>();
    private final Deque<Task> open = new ArrayDeque<>();

    UncheckedSchemas(UncheckedDiff diff, RawDocument before, RawDocument after) {
        this.diff = diff;
        this.before = before;
        this.after = after;
    }

    /** Compares two schemas with all their parts; does nothing if one is absent. */
    void compare(@Nullable Place old, @Nullable Place now, Direction direction, String subject) {
        if (old == null || now == null) {
            return;
        }
        later(List.of(old), List.of(now), direction, subject);
        while (!open.isEmpty()) {
            Task task = open.remove();
            compare(task.before(), task.after(), task.direction(), task.subject());
        }
    }

    /** Queues a pair. Large documents nest deeper than the call stack allows. */
    private void later(List<Place> old, List<Place> now, Direction direction, String subject) {
        open.add(new Task(old, now, direction, subject));
    }

    /** Compares schemas that a value has to match together. */
    private void compare(List<Place> old, List<Place> now, Direction direction, String subject) {
        List<Place> ones = parts(before, old);
        List<Place> others = parts(after, now);
        Visit visit = new Visit(
                ones.stream().map(Place::pointer).toList(),
                others.stream().map(Place::pointer).toList(),
                direction);
        if (!visited.add(visit) || hidden(ones, direction) || hidden(others, direction)) {
            return;
        }
        String name = name(ones, others, subject);
        keywords(ones, others, direction, name);
        Map<String, List<Place>> was = properties(ones);
        properties(others).forEach((property, places) -> {
            if (was.containsKey(property)) {
                later(was.get(property), places, direction, name + "." + property);
            }
        });
        each("items", ones, others, direction, name + "[]");
        each("additionalProperties", ones, others, direction, name + ".*");
        for (String choice : List.of("oneOf", "anyOf")) {
            variants(all(ones, choice), all(others, choice), direction, name);
        }
    }

    /** Collects all schemas that apply to the same value through references and {@code allOf}. */
    private static List<Place> parts(RawDocument written, List<Place> places) {
        Map<String, Place> parts = new LinkedHashMap<>();
        places.forEach(place -> expand(written, place, parts));
        return List.copyOf(parts.values());
    }

    private static void expand(RawDocument written, Place place, Map<String, Place> parts) {
        if (!place.value().isObject() || parts.putIfAbsent(place.pointer(), place) != null) {
            return;
        }
        Place target = written.target(place);
        if (target != null) {
            expand(written, target, parts);
        }
        if (target == null || written.countsBesideReference()) {
            place.elements("allOf").forEach(part -> expand(written, part, parts));
        } else {
            parts.remove(place.pointer());
        }
    }

    /** Whether a property is absent in this direction. */
    private static boolean hidden(List<Place> parts, Direction direction) {
        String keyword = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
        return parts.stream().anyMatch(part -> part.value().path(keyword).asBoolean());
    }

    /** A shared schema is named by its name, any other by the path to it. */
    private static String name(List<Place> ones, List<Place> others, String subject) {
        Set<String> names = new LinkedHashSet<>();
        others.forEach(part -> {
            if (Pointers.parent(part.pointer()).equals(SCHEMAS)) {
                names.add(part.name());
            }
        });
        return names.isEmpty() ? subject : names.iterator().next();
    }

    private void keywords(List<Place> old, List<Place> now, Direction direction, String subject) {
        Map<String, List<Place>> ones = unchecked(before, old);
        Map<String, List<Place>> others = unchecked(after, now);
        Set<String> keywords = new LinkedHashSet<>(others.keySet());
        keywords.addAll(ones.keySet());
        for (String keyword : keywords) {
            List<Place> gone = new ArrayList<>(ones.getOrDefault(keyword, List.of()));
            List<Place> come = new ArrayList<>(others.getOrDefault(keyword, List.of()));
            if (told(keyword, old, now, gone, come)) {
                continue;
            }
            for (Place one : List.copyOf(gone)) {
                come.stream()
                        .filter(other -> SemanticEquality.of(before, after, keyword, one, other))
                        .findFirst()
                        .ifPresent(other -> {
                            gone.remove(one);
                            come.remove(other);
                        });
            }
            while (!gone.isEmpty() || !come.isEmpty()) {
                Place one = gone.isEmpty() ? null : gone.remove(0);
                Place other = come.isEmpty() ? null : come.remove(0);
                diff.compare(keyword, one, other, direction, subject, keyword);
            }
        }
        discriminators(all(old, "discriminator"), all(now, "discriminator"), direction, subject);
    }

    private static Map<String, List<Place>> unchecked(RawDocument written, List<Place> parts) {
        Map<String, List<Place>> unchecked = new LinkedHashMap<>();
        for (Place part : parts) {
            for (Place member : part.members()) {
                boolean odd = member.name().equals("format")
                        && member.value().isTextual()
                        && !written.carriesFormat(member.value().textValue());
                if (odd || !written.carries(member.name())) {
                    unchecked
                            .computeIfAbsent(member.name(), name -> new ArrayList<>())
                            .add(member);
                }
            }
        }
        return unchecked;
    }

    /** Whether the contract carries what has changed. */
    private boolean told(String keyword, List<Place> old, List<Place> now, List<Place> gone, List<Place> come) {
        boolean closes = keyword.equals("unevaluatedProperties")
                && Stream.concat(gone.stream(), come.stream())
                        .anyMatch(place -> place.value().isBoolean());
        boolean typeTold = (closes || OF_TYPE.contains(keyword))
                && (old.stream().anyMatch(part -> diff.typeTold(part.pointer()))
                        || now.stream().anyMatch(part -> diff.typeTold(part.pointer())));
        return typeTold
                || Stream.concat(gone.stream(), come.stream())
                        .anyMatch(place -> diff.told(place.pointer())
                                || diff.told(
                                        Pointers.child(Pointers.parent(place.pointer()), after.leading(place.name()))));
    }

    private void discriminators(List<Place> old, List<Place> now, Direction direction, String subject) {
        if (old.size() == 1 && now.size() == 1) {
            diff.rest(old.get(0), now.get(0), DISCRIMINATOR, direction, subject);
        }
    }

    private static Map<String, List<Place>> properties(List<Place> parts) {
        Map<String, List<Place>> properties = new LinkedHashMap<>();
        for (Place part : parts) {
            for (Place property : part.members("properties")) {
                properties
                        .computeIfAbsent(property.name(), name -> new ArrayList<>())
                        .add(property);
            }
        }
        return properties;
    }

    private void each(String keyword, List<Place> old, List<Place> now, Direction direction, String subject) {
        List<Place> ones = all(old, keyword);
        List<Place> others = all(now, keyword);
        if (!ones.isEmpty() && !others.isEmpty()) {
            later(ones, others, direction, subject);
        }
    }

    private static List<Place> all(List<Place> parts, String keyword) {
        List<Place> all = new ArrayList<>();
        for (Place part : parts) {
            Place member = part.child(keyword);
            if (member != null && member.value().isArray()) {
                all.addAll(member.elements());
            } else if (member != null) {
                all.add(member);
            }
        }
        return all;
    }

    /** Matches variants by name, then by equivalence, then by position. */
    private void variants(List<Place> old, List<Place> now, Direction direction, String subject) {
        List<Place> gone = new ArrayList<>(old);
        List<Place> come = new ArrayList<>(now);
        for (Place one : old) {
            come.stream()
                    .filter(other -> one.child("$ref") != null
                                    && other.child("$ref") != null
                                    && one.value()
                                            .get("$ref")
                                            .equals(other.value().get("$ref"))
                            || SemanticEquality.of(before, after, "", one, other))
                    .findFirst()
                    .ifPresent(other -> {
                        gone.remove(one);
                        come.remove(other);
                        later(List.of(one), List.of(other), direction, subject);
                    });
        }
        for (int index = 0; gone.size() == come.size() && index < gone.size(); index++) {
            later(List.of(gone.get(index)), List.of(come.get(index)), direction, subject);
        }
    }
}
