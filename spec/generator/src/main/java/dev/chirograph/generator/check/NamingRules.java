package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Warning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules for the names of parameters, headers and properties. */
final class NamingRules {
    private static final List<NameStyle> STYLES = List.of(NameStyle.SNAKE, NameStyle.CAMEL, NameStyle.KEBAB);

    /** Headers that predate RFC 6648 and have no other name. */
    private static final Set<String> ESTABLISHED = Set.of(
            "x-frame-options",
            "x-content-type-options",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-request-id",
            "x-correlation-id",
            "x-requested-with",
            "x-csrf-token",
            "x-robots-tag");

    static final List<Lint> ALL = List.of(
            Lint.warning(
                    "property-style",
                    "Property names of several words use the same style throughout the document.",
                    NamingRules::propertyStyle),
            Lint.warning(
                    "parameter-style",
                    "Parameter names of several words, except headers, use the same style throughout the document.",
                    NamingRules::parameterStyle),
            Lint.warning(
                    "header-underscore",
                    "A header name has no underscore: many servers and proxies drop such headers.",
                    NamingRules::headerUnderscore),
            Lint.warning("x-header", "A new header name does not start with `X-` (RFC 6648).", NamingRules::xHeader));

    private NamingRules() {}

    private static void propertyStyle(Api api, Lint.Found found) {
        Map<String, String> names = new LinkedHashMap<>();
        // A header that is intentionally not a property needs another place, not another style.
        Set<String> misplaced = api.contract().warnings().stream()
                .filter(warning -> warning.rule().equals("misplaced-keyword"))
                .map(Warning::pointer)
                .collect(Collectors.toSet());
        api.sites().stream()
                .filter(site -> site.kind() == UseSite.Kind.PROPERTY)
                .filter(site -> !misplaced.contains(site.use().pointer()))
                .forEach(site -> names.put(site.use().pointer(), site.name()));
        style("property", names, found);
    }

    private static void parameterStyle(Api api, Lint.Found found) {
        Map<String, String> names = new LinkedHashMap<>();
        api.operations().stream()
                .flatMap(operation -> operation.parameters().stream())
                .filter(parameter -> parameter.place() != Parameter.Place.HEADER)
                .forEach(parameter -> names.put(parameter.pointer(), parameter.name()));
        style("parameter", names, found);
    }

    /** Reports names, given by their pointers, that differ from the prevailing style. */
    private static void style(String what, Map<String, String> names, Lint.Found found) {
        NameStyle usual = NameStyle.usual(names.values(), STYLES, NameStyle.SNAKE);
        names.forEach((pointer, name) -> {
            NameStyle style = NameStyle.of(name);
            if (style != usual && STYLES.contains(style)) {
                found.at(
                        pointer,
                        "the " + what + " `" + name + "` does not use the style of the others",
                        "write it `" + usual.write(name) + "`");
            }
        });
    }

    private static void headerUnderscore(Api api, Lint.Found found) {
        Headers.each(api, (pointer, name) -> {
            if (name.contains("_")) {
                found.at(pointer, "the header `" + name + "` has an underscore", "use `-` instead");
            }
        });
    }

    private static void xHeader(Api api, Lint.Found found) {
        Headers.each(api, (pointer, name) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-") && !ESTABLISHED.contains(lower)) {
                found.at(pointer, "the header `" + name + "` begins with `X-`", "call it `" + name.substring(2) + "`");
            }
        });
    }
}
