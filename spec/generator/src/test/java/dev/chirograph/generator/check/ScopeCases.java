package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link ScopeRules} and {@link CorsRules}. */
final class ScopeCases {
    private static final String SCHEME = "/components/securitySchemes/oauth2";
    private static final String GRANT = SCHEME + "/x-grant-to";
    private static final String LIST = "/paths/~1tools/get";

    static final List<Case> ALL = List.of(
            fires(
                    "missing-consent",
                    "a scope that users get",
                    document -> document.set(GRANT, "{'tools:read': [new-users]}"),
                    GRANT + "/tools:read"),
            passes(
                    "missing-consent",
                    "a scope that users get, with a text",
                    document -> document.set(GRANT, "{'tools:read': [new-users]}")
                            .set(SCHEME + "/x-consent", "{'tools:read': See your tools}")),
            passes(
                    "missing-consent",
                    "a scope that only the administrator's client gets",
                    document -> document.set(GRANT, "{'tools:read': [client-administrator]}")),
            fires(
                    "grant-without-effect",
                    "a scope that no client gets without a user, for a client that has none",
                    document -> document.set(GRANT, "{'tools:read': [every-user, client-development]}")
                            .set(SCHEME + "/x-consent", "{'tools:read': See your tools}"),
                    GRANT + "/tools:read/1"),
            fires(
                    "grant-without-effect",
                    "a client that acts for users, and no user",
                    document -> document.set(GRANT, "{'tools:read': [client-password-form]}"),
                    GRANT + "/tools:read/0"),
            passes(
                    "grant-without-effect",
                    "a user and a client that acts for users",
                    document -> document.set(GRANT, "{'tools:read': [new-users, client-development-public]}")
                            .set(SCHEME + "/x-consent", "{'tools:read': See your tools}")),
            fires(
                    "cors-with-cookie",
                    "a key in a cookie",
                    document -> document.set(
                                    "/components/securitySchemes/session", "{type: apiKey, in: cookie, name: session}")
                            .set(LIST + "/security", "[{session: []}]")
                            .set(LIST + "/x-cors", "true"),
                    LIST + "/x-cors"),
            fires(
                    "cors-with-cookie",
                    "a cookie among the parameters",
                    document -> document.set(
                                    LIST + "/parameters/-",
                                    "{name: theme, in: cookie, description: A., schema: {type: string, maxLength: 9}}")
                            .set(LIST + "/x-cors", "true"),
                    LIST + "/x-cors"),
            fires(
                    "cors-with-cookie",
                    "a response that sets a cookie",
                    document -> document.set(
                                    LIST + "/responses/200/headers",
                                    "{Set-Cookie: {description: A., schema: {type: string, maxLength: 9}}}")
                            .set(LIST + "/x-cors", "true"),
                    LIST + "/x-cors"),
            passes("cors-with-cookie", "an access token", document -> document.set(LIST + "/x-cors", "true")));

    private ScopeCases() {}
}
