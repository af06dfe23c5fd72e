package dev.chirograph.generator.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.RawDocument;
import dev.chirograph.generator.contract.RawDocument.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether two places of documents are equivalent apart from documentation: in any order, and with or without
 * references.
 */
final class SemanticEquality {
    /** Documentation. */
    private static final Set<String> PROSE = Set.of(
            "title",
            "summary",
            "description",
            "example",
            "examples",
            "externalDocs",
            "tags",
            "$comment",
            "$defs",
            "definitions",
            "$id",
            "$anchor",
            "$schema");
    /** Keywords whose members have free names. */
    private static final Set<String> MAPS = Set.of(
            "properties",
            "patternProperties",
            "dependentSchemas",
            "dependentRequired",
            "dependencies",
            "responses",
            "content",
            "headers",
            "encoding",
            "links",
            "callbacks",
            "variables",
            "mapping",
            "scopes",
            "parameters");
    /** Keywords with values and not schemas, in which every member counts. */
    private static final Set<String> VALUES = Set.of("const", "enum", "default");
    /** Keywords with lists whose order counts. */
    private static final Set<String> ORDERED = Set.of("prefixItems", "items", "prefixEncoding", "const", "default");
    /** The defaults of absent keywords. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "unevaluatedProperties", "true",
            "unevaluatedItems", "true",
            "additionalItems", "true",
            "additionalProperties", "true",
            "minContains", "1",
            "allowReserved", "false",
            "allowEmptyValue", "false",
            "deprecated", "false",
            "required", "false");

    private record Visit(String before, String after) {}

    private final RawDocument before;
    private final RawDocument after;
    /** The pairs being compared: a recursive pair is taken for equal unless another part differs. */
    private final Set<Visit> open = new HashSet<>();

    /** The pairs in {@code open}, in insertion order. */
    private final List<Visit> opened = new ArrayList<>();

    private SemanticEquality(RawDocument before, RawDocument after) {
        this.before = before;
        this.after = after;
    }

    /** Returns whether two members of the same name are equivalent; null stands for an absent one. */
    static boolean of(RawDocument before, RawDocument after, String name, @Nullable Place old, @Nullable Place now) {
        return new SemanticEquality(before, after).same(name, old, now);
    }

    private boolean same(String name, @Nullable Place old, @Nullable Place now) {
        if (old == null || now == null) {
            Place one = old == null ? now : old;
            return one == null || says(one.value(), DEFAULTS.get(name));
        }
        if (VALUES.contains(name)) {
            return name.equals("enum") ? sameSet(old.value(), now.value()) : equal(old.value(), now.value());
        }
        Place one = follow(before, old);
        Place other = follow(after, now);
        boolean followed = one != old || other != now;
        if (followed && !opens(new Visit(one.pointer(), other.pointer()))) {
            return true;
        }
        if (one.value().isObject() && other.value().isObject()) {
            return sameMembers(name, one, other);
        }
        if (one.value().isArray() && other.value().isArray()) {
            return sameElements(name, one.elements(), other.elements());
        }
        return equal(one.value(), other.value()) || everything(one.value()) && everything(other.value());
    }

    private boolean opens(Visit visit) {
        return open.add(visit) && opened.add(visit);
    }

    private static boolean says(JsonNode value, @Nullable String text) {
        return text != null && (value.asText().equals(text) || text.equals("true") && everything(value));
    }

    /** The schemas that match every value. */
    private static boolean everything(JsonNode schema) {
        return schema.isObject() ? schema.isEmpty() : schema.isBoolean() && schema.booleanValue();
    }

    /** Follows references without additional keywords. */
    private static Place follow(RawDocument written, Place place) {
        Set<String> passed = new HashSet<>();
        Place current = place;
        while (current.value().path("$ref").isTextual() && alone(written, current) && passed.add(current.pointer())) {
            Place target = written.target(current);
            if (target == null) {
                return current;
            }
            current = target;
        }
        return current;
    }

    private static boolean alone(RawDocument written, Place reference) {
        return !written.countsBesideReference()
                || reference.members().stream().map(Place::name).allMatch(name -> name.equals("$ref") || prose(name));
    }

    private static boolean prose(String name) {
        return PROSE.contains(name) || name.startsWith("x-");
    }

    private boolean sameMembers(String name, Place old, Place now) {
        boolean map = MAPS.contains(name);
        Map<String, Place> ones = new TreeMap<>();
        Map<String, Place> others = new TreeMap<>();
        old.members().forEach(member -> ones.put(member.name(), member));
        now.members().forEach(member -> others.put(member.name(), member));
        Set<String> names = new HashSet<>(ones.keySet());
        names.addAll(others.keySet());
        for (String member : names) {
            boolean counts = map || !prose(member);
            // The names in a map are free and not keywords.
            if (counts && !same(map ? "" : member, ones.get(member), others.get(member))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameElements(String name, List<Place> old, List<Place> now) {
        if (old.size() != now.size()) {
            return false;
        }
        if (ORDERED.contains(name)) {
            for (int index = 0; index < old.size(); index++) {
                if (!same("", old.get(index), now.get(index))) {
                    return false;
                }
            }
            return true;
        }
        List<Place> rest = new ArrayList<>(now);
        for (Place one : old) {
            Place match = rest.stream()
                    .filter(other -> probably(one, other))
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                return false;
            }
            rest.remove(match);
        }
        return true;
    }

    /** Compares two elements tentatively; a failed comparison discards its assumptions. */
    private boolean probably(Place one, Place other) {
        int size = opened.size();
        if (same("", one, other)) {
            return true;
        }
        List<Visit> vain = opened.subList(size, opened.size());
        vain.forEach(open::remove);
        vain.clear();
        return false;
    }

    private static boolean sameSet(JsonNode one, JsonNode other) {
        if (!one.isArray() || !other.isArray() || one.size() != other.size()) {
            return equal(one, other);
        }
        List<JsonNode> rest = new ArrayList<>();
        other.forEach(rest::add);
        for (JsonNode value : one) {
            if (!rest.removeIf(each -> equal(value, each))) {
                return false;
            }
        }
        return true;
    }

    /** Equal as JSON: 1 and 1.0 are equal. */
    private static boolean equal(JsonNode one, JsonNode other) {
        return one.equals(
                (first, second) -> first.isNumber() && second.isNumber()
                        ? first.decimalValue().compareTo(second.decimalValue())
                        : first.equals(second) ? 0 : 1,
                other);
    }
}
