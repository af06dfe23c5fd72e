package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.Operation;
import dev.chirograph.server.runtime.Route;
import dev.chirograph.server.runtime.http.PathTemplate;
import dev.chirograph.server.runtime.http.PercentEncoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks up operations by path and method. The whole path is matched before its methods, and a literal segment takes
 * precedence over one with parameters: {@code DELETE /users/me} is a method that {@code /users/me} does not have, not
 * the deletion of a user of that name.
 */
final class RoutingTable {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Node root = new Node();
    private final Set<String> corsOrigins;

    private RoutingTable(Set<String> corsOrigins) {
        this.corsOrigins = corsOrigins;
    }

    /**
     * Creates the table.
     *
     * @param corsOrigins the origins whose scripts may call every operation that is no protocol
     * @throws IllegalArgumentException if two routes have the same path and method
     */
    static RoutingTable of(List<Route> routes, Set<String> corsOrigins) {
        var table = new RoutingTable(Set.copyOf(corsOrigins));
        for (Route route : routes) {
            table.add(route, route.operation().path());
            route.operation().aliases().forEach(alias -> table.add(route, alias));
        }
        return table;
    }

    private void add(Route route, String path) {
        PathTemplate template = PathTemplate.parse(path);
        Node node = root;
        for (PathTemplate.Segment segment : template.segments()) {
            node = node.child(segment);
        }
        if (node.resource == null) {
            node.resource = new Resource();
        }
        node.resource.add(route, template, corsOrigins);
    }

    /**
     * Looks up a path.
     *
     * @param rawPath the path as it was sent; segments are decoded after splitting, so that an encoded slash does not
     *     split them
     * @return null for none
     */
    @Nullable
    Match find(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return null;
        }
        List<String> segments = new ArrayList<>();
        List<String> rawSegments = List.of(rawPath.substring(1).split("/", -1));
        for (String raw : rawSegments) {
            String segment = PercentEncoding.decode(raw);
            if (segment == null) {
                return null;
            }
            segments.add(segment);
        }
        Resource resource = root.find(segments, 0);
        return resource == null ? null : new Match(resource, rawSegments);
    }

    /** The resource at a path. */
    record Match(Resource resource, List<String> rawSegments) {

        /**
         * Returns the route for a method, and for a query if the path requires one; null if the resource does not have
         * it. A HEAD is a GET (RFC 9110, 9.3.2).
         */
        @Nullable
        Chosen choose(String method, String rawQuery) {
            Choice choice = resource.choose(method, rawQuery);
            if (choice == null && method.equals("HEAD")) {
                choice = resource.choose("GET", rawQuery);
            }
            return choice == null ? null : new Chosen(choice.route, choice.template.parameters(rawSegments, rawQuery));
        }

        /** Returns the CORS rules of the resource; null if scripts of other origins may not call it. */
        @Nullable
        CrossOrigin crossOrigin() {
            return resource.crossOrigin;
        }

        /** Returns the methods of the resource, as the value of {@code Allow}. */
        String allow() {
            Set<String> allowed = new LinkedHashSet<>(METHODS);
            allowed.removeIf(method -> !method.equals("OPTIONS") && !has(method));
            return String.join(", ", allowed);
        }

        /** Returns whether the resource has a method, for any query. */
        boolean has(String method) {
            return resource.choices.containsKey(method)
                    || (method.equals("HEAD") && resource.choices.containsKey("GET"));
        }
    }

    /**
     * A route and the parameters of its path.
     *
     * @param rawParameters as they were sent, by name
     */
    record Chosen(Route route, Map<String, String> rawParameters) {}

    private record Choice(Route route, PathTemplate template) {}

    /**
     * The resource at a path: for each method, one route or several with different required queries, the most specific
     * first.
     */
    static final class Resource {
        private final Map<String, List<Choice>> choices = new HashMap<>();
        private final List<Operation> operations = new ArrayList<>();
        private @Nullable CrossOrigin crossOrigin;

        private void add(Route route, PathTemplate template, Set<String> corsOrigins) {
            List<Choice> others = choices.computeIfAbsent(route.operation().method(), method -> new ArrayList<>());
            for (Choice other : others) {
                if (other.template.queryShape().equals(template.queryShape())) {
                    throw new IllegalArgumentException(route.operation() + " is at the same path as "
                            + other.route.operation() + ": no request could tell which of them it means");
                }
            }
            others.add(new Choice(route, template));
            others.sort(Comparator.comparingInt(
                            (Choice choice) -> choice.template.query().size())
                    .reversed());
            operations.add(route.operation());
            crossOrigin = CrossOrigin.of(operations, corsOrigins);
        }

        private @Nullable Choice choose(String method, String rawQuery) {
            for (Choice choice : choices.getOrDefault(method, List.of())) {
                if (choice.template.matchesQuery(rawQuery)) {
                    return choice;
                }
            }
            return null;
        }
    }

    private record Branch(PathTemplate.Segment segment, Node node) {}

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final List<Branch> branches = new ArrayList<>();

        private @Nullable Resource resource;

        Node child(PathTemplate.Segment segment) {
            if (segment.isLiteral()) {
                return literals.computeIfAbsent(segment.literals().getFirst(), text -> new Node());
            }
            for (Branch branch : branches) {
                if (branch.segment.shape().equals(segment.shape())) {
                    return branch.node;
                }
            }
            var branch = new Branch(segment, new Node());
            branches.add(branch);
            branches.sort(Comparator.comparingInt((Branch each) -> each.segment.weight())
                    .reversed());
            return branch.node;
        }

        @Nullable
        Resource find(List<String> path, int index) {
            if (index == path.size()) {
                return resource;
            }
            Node literal = literals.get(path.get(index));
            Resource found = literal == null ? null : literal.find(path, index + 1);
            for (int i = 0; found == null && i < branches.size(); i++) {
                Branch branch = branches.get(i);
                if (branch.segment.match(path.get(index)) != null) {
                    found = branch.node.find(path, index + 1);
                }
            }
            return found;
        }
    }
}
