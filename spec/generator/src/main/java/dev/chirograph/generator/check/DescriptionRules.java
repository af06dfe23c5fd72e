package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for descriptions. */
final class DescriptionRules {
    private static final Pattern SAYS_INSTEAD = Pattern.compile(
            "\\b(use|uses|using|instead|replace[ds]?|replacement|superseded|successor|in favou?r of|moved|migrate|see|"
                    + "no longer|without|ignored)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEMANTIC_VERSION =
            Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    static final List<Lint> ALL = List.of(
            Lint.warning("undescribed-document", "`info` describes what the API is for.", DescriptionRules::document),
            Lint.warning(
                    "version-not-semantic",
                    "`info.version` is a semantic version (semver.org): `diff` reports which one a change requires.",
                    DescriptionRules::version),
            Lint.warning(
                    "missing-server", "The document has the URLs of its servers.", DescriptionRules::missingServer),
            Lint.warning(
                    "undescribed-parameter",
                    "A parameter or its schema has a description.",
                    DescriptionRules::parameter),
            Lint.warning(
                    "undescribed-type",
                    "A named type has a description: it becomes the Javadoc of a class.",
                    DescriptionRules::type),
            Lint.warning(
                    "undescribed-property", "A property or its type has a description.", DescriptionRules::property),
            Lint.warning(
                    "deprecated-without-successor",
                    "The description of a deprecated element names its replacement.",
                    DescriptionRules::deprecated));

    private DescriptionRules() {}

    private static void document(Api api, Lint.Found found) {
        if (api.contract().description().isBlank()) {
            found.at("/info", "`info` has no description", "add `description`");
        }
    }

    private static void version(Api api, Lint.Found found) {
        String version = api.contract().version();
        if (!SEMANTIC_VERSION.matcher(version).matches()) {
            found.at("/info/version", "`" + version + "` is not a semantic version", "write one such as 1.0.0");
        }
    }

    private static void missingServer(Api api, Lint.Found found) {
        if (api.contract().servers().isEmpty()) {
            found.at("", "the document has no servers", "add `servers`");
        }
    }

    private static void parameter(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Parameter parameter : operation.parameters()) {
                if (parameter.description().isBlank()
                        && parameter.use().description().isBlank()) {
                    found.at(
                            parameter.pointer(),
                            "the parameter `" + parameter.name() + "` has no description",
                            "describe what it does");
                }
            }
        }
    }

    private static void type(Api api, Lint.Found found) {
        for (Declaration declaration : api.declarations()) {
            if (declaration.description().isBlank() && named(declaration)) {
                found.at(
                        declaration.pointer(),
                        "the type `" + declaration.name() + "` has no description",
                        "describe what it is");
            }
        }
    }

    private static boolean named(Declaration declaration) {
        return declaration.pointer().matches("/components/schemas/[^/]+");
    }

    private static void property(Api api, Lint.Found found) {
        for (UseSite site : api.sites()) {
            Declaration declared = api.declaration(site.use());
            // A missing description of a named type is reported once, at the type.
            boolean told = declared != null && named(declared);
            if (site.kind() == UseSite.Kind.PROPERTY && site.use().description().isBlank() && !told) {
                found.at(site.use().pointer(), site.words() + " has no description", "describe what it is");
            }
        }
    }

    private static void deprecated(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            String prose = operation.summary() + " " + operation.description();
            deprecated("`" + operation.id() + "`", operation.deprecation(), prose, found);
            for (Parameter parameter : operation.parameters()) {
                deprecated(
                        "the parameter `" + parameter.name() + "`",
                        parameter.use().deprecation(),
                        parameter.description() + " " + parameter.use().description(),
                        found);
            }
        }
        for (Declaration declaration : api.declarations()) {
            deprecated("`" + declaration.name() + "`", declaration.deprecation(), declaration.description(), found);
        }
        for (UseSite site : api.sites()) {
            if (site.kind() == UseSite.Kind.PROPERTY) {
                deprecated(site.words(), site.use().deprecation(), site.use().description(), found);
            }
        }
    }

    private static void deprecated(String what, @Nullable Deprecation deprecation, String prose, Lint.Found found) {
        if (deprecation != null && !SAYS_INSTEAD.matcher(prose).find()) {
            found.at(
                    deprecation.pointer(),
                    what + " is deprecated, but its description does not name a replacement",
                    "name it in `description`");
        }
    }
}
