package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link SecurityRules}. */
final class SecurityCases {
    private static final String LIST = "/paths/~1tools/get";
    private static final String CREATE = "/paths/~1tools/post";
    private static final String HOURS = "/paths/~1opening-hours/get";
    private static final String FLOWS = "/components/securitySchemes/oauth2/flows";
    private static final String SCOPES = FLOWS + "/clientCredentials/scopes";

    static final List<Case> ALL = List.of(
            fires(
                    "undeclared-scope",
                    "a scope that nobody can give",
                    document -> document.set(CREATE + "/security", "[{oauth2: ['tools:lend']}]"),
                    CREATE + "/security/0/oauth2"),
            passes(
                    "undeclared-scope",
                    "a role of another scheme",
                    document -> document.set("/components/securitySchemes/bearer", "{type: http, scheme: bearer}")
                            .set(CREATE + "/security", "[{bearer: [editor]}]")),
            fires(
                    "undescribed-scope",
                    "a scope without a meaning",
                    document -> document.set(SCOPES + "/tools:read", "''"),
                    SCOPES + "/tools:read"),
            passes("undescribed-scope", "a word", document -> document.set(SCOPES + "/tools:read", "Reading.")),
            fires(
                    "unused-scope",
                    "a scope that opens nothing",
                    document -> document.set(SCOPES + "/tools:lend", "Lend tools."),
                    SCOPES + "/tools:lend"),
            passes(
                    "unused-scope",
                    "a scope of a second flow",
                    document -> document.set(
                            FLOWS + "/authorizationCode",
                            "{authorizationUrl: /a, tokenUrl: /t, scopes: {'tools:read': Read tools.}}")),
            fires(
                    "security-without-scope",
                    "any token",
                    document -> document.set(CREATE + "/security", "[{oauth2: []}]"),
                    CREATE + "/security/0/oauth2"),
            passes(
                    "security-without-scope",
                    "a scheme that has no scopes",
                    document -> document.set("/components/securitySchemes/basic", "{type: http, scheme: basic}")
                            .set(CREATE + "/security", "[{basic: []}]")),
            fires(
                    "unsafe-flow",
                    "passwords",
                    document -> document.rename(FLOWS + "/clientCredentials", "password"),
                    FLOWS + "/password"),
            passes(
                    "unsafe-flow",
                    "a code",
                    document -> document.set(
                            FLOWS + "/authorizationCode",
                            "{authorizationUrl: /a, tokenUrl: /t, scopes: {'tools:read': Read tools.}}")),
            fires(
                    "plain-http",
                    "a server",
                    document -> document.set("/servers/0/url", "http://workshop.example.com"),
                    "/servers/0/url"),
            fires(
                    "plain-http",
                    "a token endpoint",
                    document ->
                            document.set(FLOWS + "/clientCredentials/tokenUrl", "http://workshop.example.com/token"),
                    FLOWS + "/clientCredentials/tokenUrl"),
            passes(
                    "plain-http",
                    "the caller's own machine",
                    document -> document.set("/servers/0/url", "http://localhost:8080/")),
            fires(
                    "secret-in-query",
                    "a name of a secret",
                    document -> document.set(LIST + "/parameters/2/name", "access_token")
                            .set(LIST + "/parameters/2/schema", "{type: string, maxLength: 99, x-sensitive: true}"),
                    LIST + "/parameters/2"),
            fires(
                    "secret-in-query",
                    "what is marked as one",
                    document -> document.set(
                            LIST + "/parameters/2/schema", "{type: string, maxLength: 99, x-sensitive: true}"),
                    LIST + "/parameters/2"),
            passes(
                    "secret-in-query",
                    "the name of a page",
                    document -> document.set(LIST + "/parameters/0/name", "page_token")
                            .set(LIST + "/x-page/cursor", "page_token")),
            passes(
                    "secret-in-query",
                    "a secret in a header",
                    document -> document.set(LIST + "/parameters/3/name", "Api-Key")
                            .set(LIST + "/parameters/3/x-sensitive", "true")),
            fires(
                    "key-in-query",
                    "a key in the address",
                    document -> document.set("/components/securitySchemes/key", "{type: apiKey, in: query, name: key}"),
                    "/components/securitySchemes/key"),
            passes(
                    "key-in-query",
                    "a key in a header",
                    document ->
                            document.set("/components/securitySchemes/key", "{type: apiKey, in: header, name: Key}")),
            fires(
                    "unmarked-secret",
                    "a property",
                    document -> document.set(
                            "/components/schemas/Loan/properties/api_key",
                            "{type: string, maxLength: 9, description: A key.}"),
                    "/components/schemas/Loan/properties/api_key"),
            fires(
                    "unmarked-secret",
                    "a header",
                    document -> document.set(LIST + "/parameters/3/name", "Client-Secret"),
                    LIST + "/parameters/3/schema"),
            passes(
                    "unmarked-secret",
                    "the format of passwords",
                    document -> document.set(
                            "/components/schemas/Loan/properties/password",
                            "{type: string, format: password, maxLength: 9, description: A word.}")),
            passes(
                    "unmarked-secret",
                    "what is said of a secret",
                    document -> document.set(
                            "/components/schemas/Loan/properties/password_hint",
                            "{type: string, maxLength: 9, description: A word.}")),
            fires(
                    "limit-without-caller",
                    "a limit per client in public",
                    document ->
                            document.set(HOURS + "/x-rate-limit", "{name: hours, limit: 6, window: PT1M, per: client}"),
                    HOURS + "/x-rate-limit"),
            passes(
                    "limit-without-caller",
                    "a limit per address",
                    document -> document.set(
                            HOURS + "/x-rate-limit", "{name: hours, limit: 6, window: PT1M, per: address}")));

    private SecurityCases() {}
}
