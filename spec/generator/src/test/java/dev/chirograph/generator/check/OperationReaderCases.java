package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link ReaderRules} on what the reader reports outside of schemas. */
final class OperationReaderCases {
    private static final String LIST = "/paths/~1tools/get";
    private static final String CREATE = "/paths/~1tools/post";
    private static final String TOOL = "/paths/~1tools~1{tool_id}";
    private static final String NOTHING = "{operationId: nothing, responses: {'204': {description: Nothing.}}}";

    static final List<Case> ALL = List.of(
            fires(
                    "idempotency-without-store",
                    "a key that nothing keeps",
                    document -> document.set(CREATE + "/x-idempotent", "true"),
                    CREATE + "/x-idempotent"),
            passes("idempotency-without-store", "no key", document -> document.set(CREATE + "/x-idempotent", "false")),
            fires(
                    "unchecked-scheme",
                    "an API key that an operation asks for",
                    document -> document.set(
                                    "/components/securitySchemes/key", "{type: apiKey, in: header, name: Tool-Key}")
                            .set(CREATE + "/security", "[{key: []}]"),
                    "/components/securitySchemes/key"),
            fires(
                    "unchecked-scheme",
                    "basic credentials beside a token",
                    document -> document.set("/components/securitySchemes/basic", "{type: http, scheme: basic}")
                            .set(CREATE + "/security", "[{oauth2: ['tools:write']}, {basic: []}]"),
                    "/components/securitySchemes/basic"),
            passes(
                    "unchecked-scheme",
                    "an API key that no operation asks for",
                    document -> document.set(
                            "/components/securitySchemes/key", "{type: apiKey, in: header, name: Tool-Key}")),
            fires(
                    "misspelled-extension",
                    "a limit with a slip in its name",
                    document -> document.rename(CREATE + "/x-rate-limit", "x-rate-limits"),
                    CREATE + "/x-rate-limits"),
            passes(
                    "misspelled-extension",
                    "extensions of others",
                    document -> document.set(CREATE + "/x-codegen-request-body-name", "tool")
                            .set(CREATE + "/x-tags", "[tools]")
                            .set(CREATE + "/x-internal", "true")),
            fires(
                    "misplaced-extension",
                    "a limit of a path",
                    document -> document.set(TOOL + "/x-rate-limit", "{}"),
                    TOOL + "/x-rate-limit"),
            passes(
                    "misplaced-extension",
                    "a property of that name",
                    document -> document.set(
                            "/components/schemas/ToolCreate/properties/x-rate-limit",
                            "{type: boolean, description: A.}")),
            fires(
                    "unexpected-reference",
                    "a reference in place of an operation",
                    document -> document.set("/paths/~1nothing", "{get: {$ref: '#/components/x-operations/nothing'}}")
                            .set("/components/x-operations", "{nothing: " + NOTHING + "}"),
                    "/paths/~1nothing/get/$ref"),
            passes(
                    "unexpected-reference",
                    "a reference in place of a path",
                    document -> document.set("/paths/~1nothing", "{$ref: '#/components/pathItems/nothing'}")
                            .set("/components/pathItems", "{nothing: {get: " + NOTHING + "}}")),
            fires(
                    "missing-security",
                    "a document that asks of none what it does not say itself",
                    document -> document.without("/security"),
                    "/paths/~1tools/get",
                    "/paths/~1tools~1{tool_id}/get"),
            passes(
                    "missing-security",
                    "what is public on purpose",
                    document -> document.set("/paths/~1tools/get/security", "[]")),
            fires(
                    "ambiguous-path",
                    "another name of a variable",
                    document -> document.set("/paths/~1tools~1{id}", "{get: " + NOTHING + "}"),
                    "/paths/~1tools~1{id}"),
            passes(
                    "ambiguous-path",
                    "a path of its own",
                    document -> document.set("/paths/~1nothing", "{get: " + NOTHING + "}")),
            fires(
                    "contradicting-parts",
                    "two types",
                    document -> document.set(
                            "/components/schemas/ToolCreate/properties/extra",
                            "{allOf: [{type: string, maxLength: 1}, {type: boolean, enum: [true]}]}"),
                    "/components/schemas/ToolCreate/properties/extra/allOf/1"),
            passes(
                    "contradicting-parts",
                    "a narrower type",
                    document -> document.set(
                            "/components/schemas/ToolCreate/properties/extra",
                            "{allOf: [{type: number, maximum: 1}, {type: integer, minimum: 0}]}")),
            fires("missing-info", "no version", document -> document.without("/info/version"), "/info"),
            passes("missing-info", "another version", document -> document.set("/info/version", "'2'")),
            fires(
                    "missing-name",
                    "a parameter without one",
                    document -> document.without(LIST + "/parameters/3/name"),
                    LIST + "/parameters/3"),
            passes("missing-name", "another name", document -> document.set(LIST + "/parameters/3/name", "Trace")),
            fires(
                    "duplicate-operation-id",
                    "the same method",
                    document -> document.set(CREATE + "/operationId", "list_tools"),
                    CREATE + "/operationId"),
            passes(
                    "duplicate-operation-id",
                    "another method",
                    document -> document.set(CREATE + "/operationId", "make_tool")),
            fires(
                    "duplicate-parameter",
                    "the same twice",
                    document -> document.set(LIST + "/parameters/1", "{name: a, in: query, schema: {type: boolean}}")
                            .set(LIST + "/parameters/0", "{name: a, in: query, schema: {type: boolean}}")
                            .without(LIST + "/x-page"),
                    LIST + "/parameters/1"),
            passes(
                    "duplicate-parameter",
                    "one name in two places",
                    document -> document.set(LIST + "/parameters/3/name", "limit")),
            fires(
                    "missing-content",
                    "no media type",
                    document -> document.set(CREATE + "/requestBody/content", "{}"),
                    CREATE + "/requestBody"),
            passes(
                    "missing-content",
                    "one media type",
                    document -> document.set(CREATE + "/requestBody/content", "{text/plain: {}}")),
            fires("missing-operation-id", "no id", document -> document.without(LIST + "/operationId"), LIST),
            passes("missing-operation-id", "an id", document -> document.set(LIST + "/operationId", "tools")),
            fires(
                    "missing-path-parameter",
                    "no parameters",
                    document -> document.without(TOOL + "/parameters"),
                    TOOL + "/get",
                    TOOL + "/patch",
                    TOOL + "/delete"),
            passes(
                    "missing-path-parameter",
                    "a shared one",
                    document -> document.set("/components/parameters", "{}")
                            .set(
                                    "/components/parameters/Tool",
                                    "{name: tool_id, in: path, required: true, schema: {type: string}}")
                            .set(TOOL + "/parameters", "[{$ref: '#/components/parameters/Tool'}]")),
            fires(
                    "missing-responses",
                    "no answers",
                    document -> document.without(LIST + "/responses").without(LIST + "/x-page"),
                    LIST),
            passes(
                    "missing-responses",
                    "one answer",
                    document -> document.set(CREATE + "/responses", "{'204': {description: Done.}}")),
            fires(
                    "missing-schema",
                    "a parameter of no type",
                    document -> document.without(LIST + "/parameters/3/schema"),
                    LIST + "/parameters/3"),
            passes(
                    "missing-schema",
                    "a parameter of any type",
                    document -> document.set(LIST + "/parameters/3/schema", "{}")),
            fires(
                    "not-generated",
                    "callbacks",
                    document -> document.set(CREATE + "/callbacks", "{made: {}}"),
                    CREATE + "/callbacks"),
            passes("not-generated", "none", document -> document.set(CREATE + "/description", "No callbacks.")),
            fires(
                    "nullable-parameter",
                    "null in a header",
                    document -> document.set(LIST + "/parameters/3/schema/type", "[string, 'null']"),
                    LIST + "/parameters/3/schema"),
            passes(
                    "nullable-parameter",
                    "one type",
                    document -> document.set(LIST + "/parameters/3/schema/type", "[string]")),
            fires(
                    "odd-path",
                    "a query",
                    document -> document.rename("/paths/~1tools", "/tools?all"),
                    "/paths/~1tools?all"),
            passes("odd-path", "a colon", document -> document.rename("/paths/~1tools", "/tools:all")),
            fires(
                    "optional-path-parameter",
                    "nothing said",
                    document -> document.without(TOOL + "/parameters/0/required"),
                    TOOL + "/parameters/0"),
            passes(
                    "optional-path-parameter",
                    "an optional query parameter",
                    document -> document.set(LIST + "/parameters/0/required", "false")),
            fires(
                    "several-media-types",
                    "two",
                    document -> document.without(LIST + "/parameters/3/schema")
                            .set(LIST + "/parameters/3/content", "{application/json: {}, text/plain: {}}"),
                    LIST + "/parameters/3/content"),
            passes(
                    "several-media-types",
                    "one",
                    document -> document.without(LIST + "/parameters/3/schema")
                            .set(LIST + "/parameters/3/content", "{application/json: {}}")),
            fires(
                    "stray-path-parameter",
                    "another name",
                    document -> document.set(
                            LIST + "/parameters/3", "{name: id, in: path, required: true, schema: {type: string}}"),
                    LIST + "/parameters/3"),
            passes(
                    "stray-path-parameter",
                    "a query parameter",
                    document -> document.set(LIST + "/parameters/3/in", "query")),
            fires(
                    "undeclared-scheme",
                    "a scheme of no name",
                    document -> document.set(CREATE + "/security", "[{nobody: []}]"),
                    CREATE + "/security/0/nobody"),
            passes("undeclared-scheme", "no scheme", document -> document.set(CREATE + "/security", "[]")),
            fires(
                    "unknown-media-type",
                    "a word",
                    document -> document.rename(CREATE + "/requestBody/content/application~1json", "json"),
                    CREATE + "/requestBody/content/json"),
            passes(
                    "unknown-media-type",
                    "any type",
                    document -> document.rename(CREATE + "/requestBody/content/application~1json", "*/*")),
            fires(
                    "unknown-scheme",
                    "no scheme",
                    document -> document.set("/components/securitySchemes/other", "{type: http}"),
                    "/components/securitySchemes/other"),
            passes(
                    "unknown-scheme",
                    "basic",
                    document -> document.set("/components/securitySchemes/other", "{type: http, scheme: basic}")),
            fires(
                    "unknown-status",
                    "small letters",
                    document -> document.rename(CREATE + "/responses/422", "4xx"),
                    CREATE + "/responses/4xx"),
            passes("unknown-status", "a range", document -> document.rename(CREATE + "/responses/422", "4XX")),
            fires(
                    "unknown-style",
                    "a query parameter's",
                    document -> document.set(LIST + "/parameters/3/style", "form"),
                    LIST + "/parameters/3/style"),
            passes("unknown-style", "a header's", document -> document.set(LIST + "/parameters/3/style", "simple")));

    private OperationReaderCases() {}
}
