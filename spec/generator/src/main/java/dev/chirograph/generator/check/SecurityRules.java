package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.RateLimit;
import dev.chirograph.generator.contract.SecurityRequirement;
import dev.chirograph.generator.contract.SecurityScheme;
import dev.chirograph.generator.contract.Server;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for authentication, authorization and leaks of secrets. */
final class SecurityRules {
    private static final Pattern PLAIN = Pattern.compile("http://(?!localhost\\b|127\\.|\\[::1])\\S+");

    /** The types of schemes whose scopes belong to tokens. */
    private static final Set<String> SCOPED = Set.of("oauth2", "openIdConnect");

    /** Flows that expose credentials or tokens to parties that should not see them (RFC 9700, sections 2.1.2 and 2.4). */
    private static final Set<String> UNSAFE_FLOWS = Set.of("implicit", "password");

    static final List<Lint> ALL = List.of(
            Lint.error(
                    "undeclared-scope",
                    "A required scope is offered by a flow of the scheme.",
                    SecurityRules::undeclaredScope),
            Lint.warning(
                    "undescribed-scope",
                    "A scope has a description: users read it on the consent page.",
                    SecurityRules::undescribedScope),
            Lint.warning(
                    "unused-scope",
                    "A scope is required by an operation: otherwise it is unused, or an operation lacks it.",
                    SecurityRules::unusedScope),
            Lint.warning(
                    "security-without-scope",
                    "An operation with OAuth 2 requires a scope: without one, every token is accepted, whatever it was issued for.",
                    SecurityRules::withoutScope),
            Lint.warning(
                    "unsafe-flow",
                    "No flow is `implicit` or `password` (RFC 9700): the first leaks tokens to the browser history, the second exposes passwords to clients.",
                    SecurityRules::unsafeFlow),
            Lint.error(
                    "plain-http",
                    "Servers and token endpoints use https, except on localhost.",
                    SecurityRules::plainHttp),
            Lint.error(
                    "secret-in-query",
                    "No secret is in a query or a path: URLs are logged and kept in browser histories.",
                    SecurityRules::secretInQuery),
            Lint.error(
                    "key-in-query",
                    "No API key is in the query: URLs are logged and kept in browser histories.",
                    SecurityRules::keyInQuery),
            Lint.error(
                    "unmarked-secret",
                    "A value named like a secret has `x-sensitive` or the format `password`, so that logs and `toString` mask it.",
                    SecurityRules::unmarkedSecret),
            Lint.error(
                    "limit-without-caller",
                    "A rate limit per client or user requires authentication; public operations can be limited by address only.",
                    SecurityRules::limitWithoutCaller));

    private SecurityRules() {}

    private static void undeclaredScope(Api api, Lint.Found found) {
        held(api).forEach(held -> {
            SecurityScheme scheme = api.scheme(held.scheme());
            if (scheme != null && scheme.type().equals("oauth2")) {
                for (String scope : held.scopes()) {
                    if (scheme.flows().stream().noneMatch(flow -> flow.scopes().containsKey(scope))) {
                        found.at(
                                held.pointer(),
                                "no flow of `" + scheme.name() + "` has the scope `" + scope + "`",
                                "add it there or fix it here");
                    }
                }
            }
        });
    }

    private static void undescribedScope(Api api, Lint.Found found) {
        for (SecurityScheme scheme : api.contract().schemes()) {
            for (SecurityScheme.Flow flow : scheme.flows()) {
                flow.scopes().forEach((scope, meaning) -> {
                    if (meaning.isBlank()) {
                        found.at(
                                scope(flow, scope),
                                "the scope `" + scope + "` has no description",
                                "describe what it allows");
                    }
                });
            }
        }
    }

    private static void unusedScope(Api api, Lint.Found found) {
        for (SecurityScheme scheme : api.contract().schemes()) {
            Set<String> unused = new HashSet<>();
            scheme.flows().forEach(flow -> unused.addAll(flow.scopes().keySet()));
            held(api)
                    .filter(held -> held.scheme().equals(scheme.name()))
                    .forEach(held -> held.scopes().forEach(unused::remove));
            for (SecurityScheme.Flow flow : scheme.flows()) {
                for (String scope : flow.scopes().keySet()) {
                    if (unused.remove(scope)) {
                        found.at(
                                scope(flow, scope),
                                "no operation requires the scope `" + scope + "`",
                                "require it in an operation, or remove it");
                    }
                }
            }
        }
    }

    private static String scope(SecurityScheme.Flow flow, String scope) {
        return Pointers.child(flow.pointer() + "/scopes", scope);
    }

    private static void withoutScope(Api api, Lint.Found found) {
        held(api).forEach(held -> {
            SecurityScheme scheme = api.scheme(held.scheme());
            if (scheme != null
                    && SCOPED.contains(scheme.type())
                    && held.scopes().isEmpty()) {
                found.at(
                        held.pointer(),
                        "`" + held.scheme() + "` is required without a scope, so every token is accepted",
                        "add the required scopes");
            }
        });
    }

    private static void unsafeFlow(Api api, Lint.Found found) {
        for (SecurityScheme scheme : api.contract().schemes()) {
            for (SecurityScheme.Flow flow : scheme.flows()) {
                if (UNSAFE_FLOWS.contains(flow.name())) {
                    found.at(
                            flow.pointer(),
                            "the flow `" + flow.name() + "` is unsafe",
                            "use `authorizationCode` with PKCE for users and `clientCredentials` for services");
                }
            }
        }
    }

    private static void plainHttp(Api api, Lint.Found found) {
        for (Server server : api.contract().servers()) {
            plainHttp(Pointers.child(server.pointer(), "url"), server.url(), found);
        }
        for (SecurityScheme scheme : api.contract().schemes()) {
            for (SecurityScheme.Flow flow : scheme.flows()) {
                plainHttp(Pointers.child(flow.pointer(), "tokenUrl"), flow.tokenUrl(), found);
                plainHttp(Pointers.child(flow.pointer(), "authorizationUrl"), flow.authorizationUrl(), found);
            }
        }
    }

    private static void plainHttp(String pointer, String url, Lint.Found found) {
        if (PLAIN.matcher(url).lookingAt()) {
            found.at(pointer, "`" + url + "` is not encrypted", "use https");
        }
    }

    private static void secretInQuery(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (Parameter parameter : operation.parameters()) {
                boolean inAddress =
                        parameter.place() == Parameter.Place.QUERY || parameter.place() == Parameter.Place.PATH;
                if (inAddress
                        && (parameter.use().sensitive()
                                || SecretNames.named(parameter.name()) && SecretNames.canHold(parameter.use()))) {
                    found.at(
                            parameter.pointer(),
                            "`" + parameter.name() + "` is a secret in the URL",
                            "move it to a header or the body");
                }
            }
        }
    }

    private static void keyInQuery(Api api, Lint.Found found) {
        for (SecurityScheme scheme : api.contract().schemes()) {
            if (scheme.key() != null && scheme.key().place() == Parameter.Place.QUERY) {
                found.at(
                        scheme.pointer(),
                        "the key `" + scheme.key().name() + "` is in the query",
                        "move it to a header");
            }
        }
    }

    private static void unmarkedSecret(Api api, Lint.Found found) {
        for (UseSite site : api.sites()) {
            boolean named = site.kind() == UseSite.Kind.PROPERTY
                    || site.kind() == UseSite.Kind.PARAMETER
                    || site.kind() == UseSite.Kind.HEADER;
            if (named && !site.use().sensitive() && SecretNames.canHold(site.use()) && SecretNames.named(site.name())) {
                found.at(
                        site.use().pointer(),
                        site.words() + " is named like a secret, but not marked as sensitive",
                        "add `x-sensitive: true`");
            }
        }
    }

    private static void limitWithoutCaller(Api api, Lint.Found found) {
        for (Operation operation : api.operations()) {
            for (RateLimit limit : operation.rateLimits()) {
                if (limit.per() != RateLimit.Per.ADDRESS && isPublic(operation)) {
                    found.at(
                            limit.pointer(),
                            "`" + operation.id() + "` is limited per "
                                    + limit.per().name().toLowerCase(Locale.ROOT)
                                    + ", but does not require authentication",
                            "limit per `address`");
                }
            }
        }
    }

    /** Whether an operation can be called without credentials. */
    static boolean isPublic(Operation operation) {
        return operation.requirements().isEmpty()
                || operation.requirements().stream()
                        .anyMatch(requirement -> requirement.schemes().isEmpty());
    }

    private static Stream<SecurityRequirement.SchemeRequirement> held(Api api) {
        return api.operations().stream()
                .flatMap(operation -> operation.requirements().stream())
                .flatMap(requirement -> requirement.schemes().stream());
    }
}
