package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Pointers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for paths. */
final class PathRules {
    /** Verbs that duplicate an HTTP method. */
    private static final Set<String> METHODS_SAY =
            Set.of("get", "create", "update", "delete", "fetch", "retrieve", "insert", "edit", "modify");

    static final List<Lint> ALL = List.of(
            Lint.warning(
                    "path-trailing-slash",
                    "A path has no trailing slash: with and without it are two paths, and callers confuse them.",
                    PathRules::trailingSlash),
            Lint.warning(
                    "path-style",
                    "The words of a path are in lower case, separated by `-` or by `_` throughout the document.",
                    PathRules::style),
            Lint.warning("path-verb", "A path names a resource; the HTTP method is the verb.", PathRules::verb),
            Lint.warning(
                    "path-parameter-name",
                    "A path parameter has the same name in all paths with the same prefix.",
                    PathRules::parameterName));

    private PathRules() {}

    private static void trailingSlash(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            if (operation.path().length() > 1 && operation.path().endsWith("/")) {
                found.at(
                        path(operation),
                        "`" + operation.path() + "` ends with a slash",
                        "remove it; if callers use it, keep it in `x-aliases`");
            }
        }
    }

    private static void style(Api api, Lint.Found found) {
        List<String> words = api.operations().stream()
                .flatMap(operation -> literals(operation).stream())
                .distinct()
                .toList();
        NameStyle usual = NameStyle.usual(words, List.of(NameStyle.KEBAB, NameStyle.SNAKE), NameStyle.KEBAB);
        for (Operation operation : api.operations()) {
            for (String segment : literals(operation)) {
                NameStyle style = NameStyle.of(segment);
                if (style != NameStyle.ONE_WORD && style != usual) {
                    found.at(
                            path(operation),
                            "`" + segment + "` in `" + operation.path() + "` does not use the style of the other paths",
                            "write it `" + usual.write(segment) + "`");
                }
            }
        }
    }

    private static void verb(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (String segment : literals(operation)) {
                List<String> words = NameWords.of(segment);
                if (!words.isEmpty() && METHODS_SAY.contains(words.get(0))) {
                    found.at(
                            path(operation),
                            "`" + segment + "` contains the verb `" + words.get(0) + "`",
                            "name the resource, and express the verb by the HTTP method");
                }
            }
        }
    }

    private static void parameterName(Api api, Lint.Found found) {
        Map<String, String> first = new HashMap<>();
        for (Operation operation : api.operations()) {
            for (String way : Pointers.way(operation.path())) {
                String known = first.putIfAbsent(way.replaceAll("\\{[^}]*}", "{}"), way);
                if (known != null && !known.equals(way)) {
                    found.at(
                            path(operation),
                            "`" + operation.path() + "` has the prefix `" + way + "`, which is `" + known
                                    + "` elsewhere",
                            "give the parameter the same name");
                    break;
                }
            }
        }
    }

    /** The segments of a path without its variables, and without the dots of {@code /.well-known} and {@code /a.json}. */
    private static List<String> literals(Operation operation) {
        return List.of(operation.path().replaceAll("\\{[^}]*}", "").split("[/.:]")).stream()
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static String path(Operation operation) {
        return Pointers.parent(operation.pointer());
    }
}
