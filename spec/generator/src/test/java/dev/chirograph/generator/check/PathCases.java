package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link PathRules} and {@link NamingRules}. */
final class PathCases {
    private static final String LEND = "/paths/~1tools~1{tool_id}~1lend-out";
    private static final String LIST = "/paths/~1tools/get";
    private static final String CREATE = "/components/schemas/ToolCreate/properties";

    static final List<Case> ALL = List.of(
            fires(
                    "path-trailing-slash",
                    "a slash at the end",
                    document -> document.rename("/paths/~1tools", "/tools/"),
                    "/paths/~1tools~1"),
            passes(
                    "path-trailing-slash",
                    "the slash of an alias",
                    document -> document.set("/paths/~1tools/x-aliases", "[/tools/]")),
            fires(
                    "path-style",
                    "a capital",
                    document -> document.rename("/paths/~1opening-hours", "/openingHours"),
                    "/paths/~1openingHours"),
            fires(
                    "path-style",
                    "an underscore where others have a hyphen",
                    document -> document.set(
                            "/paths/~1closing_hours",
                            "{get: {operationId: getClosingHours, responses: {'204': {description: Never.}}}}"),
                    "/paths/~1closing_hours"),
            passes(
                    "path-style",
                    "a dot",
                    document -> document.rename("/paths/~1opening-hours", "/.well-known/opening-hours.txt")),
            fires(
                    "path-verb",
                    "what the method says",
                    document -> document.rename("/paths/~1opening-hours", "/get-opening-hours"),
                    "/paths/~1get-opening-hours"),
            passes(
                    "path-verb",
                    "a noun that contains it",
                    document -> document.rename("/paths/~1opening-hours", "/getaways")),
            fires(
                    "path-parameter-name",
                    "another name further on",
                    document -> document.rename(LEND, "/tools/{id}/lend-out")
                            .set("/paths/~1tools~1{id}~1lend-out/parameters/0/name", "id"),
                    "/paths/~1tools~1{id}~1lend-out"),
            passes(
                    "path-parameter-name",
                    "another name of another thing",
                    document -> document.rename(LEND, "/loans/{id}/lend-out")
                            .set("/paths/~1loans~1{id}~1lend-out/parameters/0/name", "id")),
            fires(
                    "property-style",
                    "one in camel case",
                    document -> document.set(CREATE + "/soldBy", "{type: string, maxLength: 9, description: Who.}"),
                    CREATE + "/soldBy"),
            passes(
                    "property-style",
                    "a single word",
                    document -> document.set(CREATE + "/seller", "{type: string, maxLength: 9, description: Who.}")),
            fires(
                    "parameter-style",
                    "one in camel case",
                    document -> document.set(
                            LIST + "/parameters/-",
                            "{name: soldBy, in: query, description: Who., schema: {type: string, maxLength: 9}}"),
                    LIST + "/parameters/4"),
            passes(
                    "parameter-style",
                    "a header",
                    document -> document.set(
                            LIST + "/parameters/-",
                            "{name: Sold-By, in: header, description: Who., schema: {type: string, maxLength: 9}}")),
            fires(
                    "header-underscore",
                    "an underscore",
                    document -> document.set(LIST + "/parameters/3/name", "trace_parent"),
                    LIST + "/parameters/3"),
            passes(
                    "header-underscore",
                    "an underscore in a query",
                    document -> document.set(LIST + "/parameters/2/name", "tool_kind")),
            fires(
                    "x-header",
                    "a new one in a request",
                    document -> document.set(LIST + "/parameters/3/name", "X-Trace"),
                    LIST + "/parameters/3"),
            fires(
                    "x-header",
                    "a new one in an answer",
                    document -> document.rename(
                            "/components/responses/TooManyRequests/headers/RateLimit", "X-RateLimit-Limit"),
                    "/components/responses/TooManyRequests/headers/X-RateLimit-Limit"),
            passes(
                    "x-header",
                    "one that is older than the advice",
                    document -> document.set(LIST + "/parameters/3/name", "X-Request-Id")));

    private PathCases() {}
}
