package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.RawDocument.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the parts of documents that contracts do not carry: every member of OpenAPI objects and every keyword of schemas
 * that is neither carried nor documentation, following references. Changes that other comparisons report are not repeated.
 */
final class UncheckedDiff {
    private static final Set<String> ROOT = Set.of(
            "openapi",
            "info",
            "servers",
            "paths",
            "components",
            "security",
            "tags",
            "externalDocs",
            "$self",
            "webhooks");
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Set<String> PATH = with(METHODS, "summary", "description", "parameters", "$ref");
    private static final Set<String> OPERATION = Set.of(
            "tags",
            "summary",
            "description",
            "externalDocs",
            "operationId",
            "parameters",
            "requestBody",
            "responses",
            "deprecated",
            "security",
            "callbacks",
            "$ref");
    private static final Set<String> PARAMETER = Set.of(
            "name",
            "in",
            "description",
            "required",
            "deprecated",
            "schema",
            "content",
            "style",
            "explode",
            "example",
            "examples");
    private static final Set<String> BODY = Set.of("description", "content", "required");
    private static final Set<String> RESPONSE = Set.of("summary", "description", "headers", "content", "links");
    private static final Set<String> MEDIA_TYPE = Set.of("schema", "itemSchema", "example", "examples", "encoding");
    private static final Set<String> ENCODING = Set.of("contentType", "headers", "style", "explode");
    private static final Set<String> SERVER = Set.of("url", "description", "name");
    private static final Set<String> SCHEME =
            Set.of("type", "description", "name", "in", "scheme", "bearerFormat", "flows", "deprecated");
    private static final Set<String> FLOW = Set.of("tokenUrl", "authorizationUrl", "scopes");

    private final Contract before;
    private final Contract after;
    private final ChangeCollector found;
    private final UncheckedSchemas schemas;

    UncheckedDiff(Contract before, Contract after, ChangeCollector found) {
        this.before = before;
        this.after = after;
        this.found = found;
        this.schemas = new UncheckedSchemas(this, before.rawDocument(), after.rawDocument());
    }

    void run(List<OperationMatcher.Pair> operations) {
        Place old = before.rawDocument().root();
        Place now = after.rawDocument().root();
        rest(old, now, ROOT, Direction.NEITHER, "The document");
        named(old.members("webhooks"), now.members("webhooks"), Direction.NEITHER, "webhook");
        pairs(old.elements("servers"), now.elements("servers"), server -> text(server, "url"))
                .forEach((url, pair) -> both(pair, SERVER, "Server " + url));
        paths(old, now);
        operations.forEach(pair -> operation(pair.before(), pair.after()));
        schemes(old, now);
    }

    private void paths(Place old, Place now) {
        pairs(old.members("paths"), now.members("paths"), path -> OperationMatcher.shape(path.name()))
                .values()
                .forEach(pair -> {
                    Place one = resolve(before, pair.before());
                    Place other = resolve(after, pair.after());
                    Place named = pair.after() != null ? pair.after() : pair.before();
                    // Servers of an added or removed path change with its operations.
                    Set<String> known = one == null || other == null ? with(PATH, "servers") : PATH;
                    if (named != null && !named.name().startsWith("x-")) {
                        rest(one, other, known, Direction.NEITHER, named.name());
                    }
                });
    }

    private void operation(Operation old, Operation now) {
        Place one = resolve(before, before.rawDocument().at(old.pointer()));
        Place other = resolve(after, after.rawDocument().at(now.pointer()));
        if (one == null || other == null) {
            return;
        }
        String subject = Labels.of(now);
        rest(one, other, OPERATION, Direction.NEITHER, subject);
        named(one.members("callbacks"), other.members("callbacks"), Direction.NEITHER, subject + " callback");
        parameters(old, now);
        queries(one, other, subject);
        body(resolve(before, one.child("requestBody")), resolve(after, other.child("requestBody")), subject);
        pairs(one.members("responses"), other.members("responses"), Place::name)
                .forEach((status, pair) ->
                        response(resolve(before, pair.before()), resolve(after, pair.after()), subject + " " + status));
    }

    private void parameters(Operation old, Operation now) {
        Map<String, Parameter> ones = new LinkedHashMap<>();
        old.parameters().forEach(parameter -> ones.put(key(old, parameter), parameter));
        for (Parameter parameter : now.parameters()) {
            Parameter was = ones.get(key(now, parameter));
            if (was != null) {
                String subject = Labels.of(now) + " " + parameter.place().name().toLowerCase(Locale.ROOT) + " "
                        + parameter.name();
                Place one = resolve(before, before.rawDocument().at(was.pointer()));
                Place other = resolve(after, after.rawDocument().at(parameter.pointer()));
                // An undeclared path variable has no place.
                if (one != null && other != null && one.child("in") != null && other.child("in") != null) {
                    value(one, other, PARAMETER, Direction.REQUEST, subject);
                }
            }
        }
    }

    /** Path variables are matched by position. */
    private static String key(Operation operation, Parameter parameter) {
        int index = operation.parameters().indexOf(parameter);
        return switch (parameter.place()) {
            case PATH -> "path " + index;
            case HEADER -> "header " + parameter.name().toLowerCase(Locale.ROOT);
            case QUERY, COOKIE -> parameter.place() + " " + parameter.name();
        };
    }

    /** Parameters that are the whole query (OpenAPI 3.2) are not parameters of the contract. */
    private void queries(Place old, Place now, String subject) {
        Function<Contract, Function<Place, List<Place>>> whole = contract -> operation -> Stream.concat(
                        parent(contract, operation).elements("parameters").stream(),
                        operation.elements("parameters").stream())
                .map(parameter -> resolve(contract, parameter))
                .filter(parameter -> parameter != null && "querystring".equals(text(parameter, "in")))
                .toList();
        pairs(whole.apply(before).apply(old), whole.apply(after).apply(now), place -> text(place, "name"))
                .values()
                .forEach(pair -> compare("", pair.before(), pair.after(), Direction.REQUEST, subject, "whole query"));
    }

    private static Place parent(Contract contract, Place place) {
        Place parent = contract.rawDocument().at(Pointers.parent(place.pointer()));
        return parent == null ? place : parent;
    }

    private void body(@Nullable Place old, @Nullable Place now, String subject) {
        if (old != null && now != null) {
            rest(old, now, BODY, Direction.REQUEST, subject + " body");
            contents(old, now, Direction.REQUEST, subject + " body");
        }
    }

    private void response(@Nullable Place old, @Nullable Place now, String subject) {
        if (old == null || now == null) {
            return;
        }
        rest(old, now, RESPONSE, Direction.RESPONSE, subject);
        named(old.members("links"), now.members("links"), Direction.RESPONSE, subject + " link");
        contents(old, now, Direction.RESPONSE, subject + " body");
        headers(old, now, Direction.RESPONSE, subject);
    }

    private void headers(Place old, Place now, Direction direction, String subject) {
        pairs(
                        old.members("headers"),
                        now.members("headers"),
                        header -> header.name().toLowerCase(Locale.ROOT))
                .forEach((name, pair) -> {
                    Place one = resolve(before, pair.before());
                    Place other = resolve(after, pair.after());
                    value(one, other, PARAMETER, direction, subject + " header " + name);
                    deprecation(one, other, direction, subject + " header " + name);
                });
    }

    /** A contract does not carry the deprecation of headers. */
    private void deprecation(@Nullable Place old, @Nullable Place now, Direction direction, String subject) {
        if (old != null && now != null) {
            boolean was = old.value().path("deprecated").asBoolean();
            boolean is = now.value().path("deprecated").asBoolean();
            if (was != is) {
                ChangeKind kind = is ? ChangeKind.DEPRECATED : ChangeKind.UNDEPRECATED;
                String pointer = Pointers.child(is ? now.pointer() : old.pointer(), "deprecated");
                found.add(kind, direction, pointer, subject, "", "");
            }
        }
    }

    /** Compares a parameter or a header. */
    private void value(
            @Nullable Place old, @Nullable Place now, Set<String> known, Direction direction, String subject) {
        if (old != null && now != null) {
            rest(old, now, known, direction, subject);
            schemas.compare(old.child("schema"), now.child("schema"), direction, subject);
            contents(old, now, direction, subject);
        }
    }

    private void contents(Place old, Place now, Direction direction, String subject) {
        pairs(
                        old.members("content"),
                        now.members("content"),
                        content -> content.name().toLowerCase(Locale.ROOT).replace(" ", ""))
                .values()
                .forEach(pair -> {
                    Place one = resolve(before, pair.before());
                    Place other = resolve(after, pair.after());
                    if (one != null && other != null) {
                        content(one, other, direction, subject);
                    }
                });
    }

    private void content(Place old, Place now, Direction direction, String subject) {
        rest(old, now, MEDIA_TYPE, direction, subject);
        schemas.compare(old.child("schema"), now.child("schema"), direction, subject);
        // In an event stream, the contract carries the items.
        if (now.name().toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
            schemas.compare(old.child("itemSchema"), now.child("itemSchema"), direction, subject);
        } else {
            compare("itemSchema", old.child("itemSchema"), now.child("itemSchema"), direction, subject, "itemSchema");
        }
        pairs(old.members("encoding"), now.members("encoding"), Place::name).forEach((name, pair) -> {
            if (pair.before() != null && pair.after() != null) {
                rest(pair.before(), pair.after(), ENCODING, direction, subject + " " + name);
                headers(pair.before(), pair.after(), direction, subject + " " + name);
            }
        });
    }

    private void schemes(Place old, Place now) {
        Set<String> used = before.operations().stream()
                .flatMap(operation -> operation.requirements().stream())
                .flatMap(requirement -> requirement.schemes().stream())
                .map(held -> held.scheme())
                .collect(Collectors.toSet());
        pairs(schemes(old), schemes(now), Place::name).forEach((name, pair) -> {
            Place one = resolve(before, pair.before());
            Place other = resolve(after, pair.after());
            if (used.contains(name) && one != null && other != null) {
                rest(one, other, SCHEME, Direction.NEITHER, name);
                pairs(one.members("flows"), other.members("flows"), Place::name)
                        .forEach((flow, flows) -> both(flows, FLOW, name + " " + flow));
            }
        });
    }

    private static List<Place> schemes(Place root) {
        Place components = root.child("components");
        return components == null ? List.of() : components.members("securitySchemes");
    }

    private void both(Pair pair, Set<String> known, String subject) {
        if (pair.before() != null && pair.after() != null) {
            rest(pair.before(), pair.after(), known, Direction.NEITHER, subject);
        }
    }

    /** Compares named parts, such as webhooks. */
    private void named(List<Place> old, List<Place> now, Direction direction, String what) {
        pairs(old, now, Place::name).forEach((name, pair) -> {
            if (!name.startsWith("x-")) {
                compare("", pair.before(), pair.after(), direction, what + " " + name, "");
            }
        });
    }

    /** Compares the members of an object that the contract does not carry. */
    void rest(@Nullable Place old, @Nullable Place now, Set<String> known, Direction direction, String subject) {
        pairs(old == null ? List.of() : old.members(), now == null ? List.of() : now.members(), Place::name)
                .forEach((name, pair) -> {
                    if (!known.contains(name) && !name.startsWith("x-")) {
                        compare(name, pair.before(), pair.after(), direction, subject, name);
                    }
                });
    }

    /**
     * Compares the values of the same keyword in two documents.
     *
     * @param keyword the keyword; empty if the name is free
     * @param what the keyword in reports; empty if the subject includes it
     */
    void compare(
            String keyword,
            @Nullable Place old,
            @Nullable Place now,
            Direction direction,
            String subject,
            String what) {
        if (SemanticEquality.of(before.rawDocument(), after.rawDocument(), keyword, old, now)) {
            return;
        }
        Place place = now != null ? now : old;
        if (place != null) {
            ChangeKind kind = old == null
                    ? ChangeKind.UNCHECKED_KEYWORD_ADDED
                    : now == null ? ChangeKind.UNCHECKED_KEYWORD_REMOVED : ChangeKind.UNCHECKED_KEYWORD_CHANGED;
            String from = brief(old, what);
            String to = brief(now, what);
            // The same text is not equivalent if the targets of its references differ.
            found.add(kind, direction, place.pointer(), subject, from.equals(to) ? "" : from, to);
        }
    }

    private static String brief(@Nullable Place place, String what) {
        if (place == null || what.isEmpty()) {
            return "";
        }
        String json = place.value().toString();
        return what + ": " + (json.length() > 80 ? json.substring(0, 79) + "…" : json);
    }

    boolean told(String pointer) {
        return found.knows(pointer);
    }

    boolean typeTold(String pointer) {
        return found.knowsOfType(pointer);
    }

    /** The values of a key in both documents, of which one may be absent. */
    record Pair(@Nullable Place before, @Nullable Place after) {}

    static Map<String, Pair> pairs(List<Place> old, List<Place> now, Function<Place, String> key) {
        Map<String, Place> ones = new LinkedHashMap<>();
        Map<String, Place> others = new LinkedHashMap<>();
        old.forEach(place -> ones.putIfAbsent(key.apply(place), place));
        now.forEach(place -> others.putIfAbsent(key.apply(place), place));
        Map<String, Pair> pairs = new LinkedHashMap<>();
        Stream.concat(others.keySet().stream(), ones.keySet().stream())
                .forEach(name -> pairs.putIfAbsent(name, new Pair(ones.get(name), others.get(name))));
        return pairs;
    }

    private static @Nullable Place resolve(Contract contract, @Nullable Place place) {
        Set<String> passed = new LinkedHashSet<>();
        Place current = place;
        while (current != null && current.child("$ref") != null && passed.add(current.pointer())) {
            current = contract.rawDocument().target(current);
        }
        return current;
    }

    private static String text(Place place, String name) {
        return place.value().path(name).asText();
    }

    private static Set<String> with(Set<String> set, String... more) {
        return Stream.concat(set.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
