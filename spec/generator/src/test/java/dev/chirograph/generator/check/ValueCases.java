package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link ValueRules}. */
final class ValueCases {
    private static final String BODY = "/paths/~1tools/post/requestBody/content/application~1json";
    private static final String GET = "/paths/~1tools~1{tool_id}/get/responses/200/content/application~1json";
    private static final String CREATE = "/components/schemas/ToolCreate";
    private static final String NAME = CREATE + "/properties/name";
    private static final String LIMIT = "/paths/~1tools/get/parameters/1/schema";

    static final List<Case> ALL = List.of(
            fires(
                    "bad-example",
                    "a body without what is required",
                    document -> document.set(BODY + "/example", "{name: Plane}"),
                    BODY + "/example"),
            fires(
                    "bad-example",
                    "an answer with a text for a number",
                    document -> document.set(GET + "/examples/plane/value/price", "'49.90'"),
                    GET + "/examples/plane/value"),
            fires(
                    "bad-example",
                    "a property that is too long",
                    document -> document.set(CREATE + "/properties/marks/items/example", "'" + "x".repeat(31) + "'"),
                    CREATE + "/properties/marks/items/example"),
            fires(
                    "bad-example",
                    "a parameter beyond its bounds",
                    document -> document.set("/paths/~1tools/get/parameters/1/example", "101"),
                    "/paths/~1tools/get/parameters/1/example"),
            fires(
                    "bad-example",
                    "a list without what it has to contain",
                    document -> document.set(CREATE + "/properties/marks/contains", "{const: sharp}")
                            .set(CREATE + "/properties/marks/example", "[blunt]"),
                    CREATE + "/properties/marks/example"),
            passes(
                    "bad-example",
                    "a list with what it has to contain",
                    document -> document.set(CREATE + "/properties/marks/contains", "{const: sharp}")
                            .set(CREATE + "/properties/marks/example", "[blunt, sharp]")),
            passes(
                    "bad-example",
                    "one at the bound",
                    document -> document.set("/paths/~1tools/get/parameters/1/example", "100")),
            fires(
                    "unfit-default",
                    "one beyond a bound",
                    document -> document.set(LIMIT + "/default", "101"),
                    LIMIT + "/default"),
            passes("unfit-default", "one at the bound", document -> document.set(LIMIT + "/default", "100")),
            fires("contradicting-constraints", "lengths", document -> document.set(NAME + "/minLength", "101"), NAME),
            fires(
                    "contradicting-constraints",
                    "a value that is excluded",
                    document -> document.set(LIMIT, "{type: integer, exclusiveMinimum: 7, maximum: 7}"),
                    LIMIT),
            fires(
                    "contradicting-constraints",
                    "members",
                    document -> document.set(CREATE + "/minProperties", "9").set(CREATE + "/maxProperties", "8"),
                    CREATE),
            passes(
                    "contradicting-constraints",
                    "bounds that meet",
                    document -> document.set(NAME + "/minLength", "100")),
            fires(
                    "unfit-value",
                    "one that is too long",
                    document -> document.set(NAME, "{type: string, description: A., maxLength: 3, enum: [saw, plane]}"),
                    NAME + "/enum"),
            passes(
                    "unfit-value",
                    "one that is long enough",
                    document ->
                            document.set(NAME, "{type: string, description: A., maxLength: 5, enum: [saw, plane]}")),
            fires(
                    "unanchored-pattern",
                    "a match somewhere",
                    document -> document.set(NAME + "/pattern", "'[A-Z]+'"),
                    NAME + "/pattern"),
            passes("unanchored-pattern", "an end", document -> document.set(NAME + "/pattern", "'[A-Z]$'")),
            passes(
                    "unanchored-pattern",
                    "what only answers carry",
                    document -> document.set("/components/schemas/Tool/properties/name/pattern", "'[A-Z]+'")),
            fires(
                    "exploding-pattern",
                    "a repetition of a repetition",
                    document -> document.set(NAME + "/pattern", "'^([a-z]+)*$'"),
                    NAME + "/pattern"),
            fires(
                    "exploding-pattern",
                    "a pattern of the names of members",
                    document -> document.set(CREATE + "/patternProperties", "{'^(a+)+$': {type: string}}"),
                    CREATE + "/patternProperties"),
            fires(
                    "exploding-pattern",
                    "a pattern within a condition",
                    document ->
                            document.set(NAME + "/if", "{pattern: '^(a+)+$'}").set(NAME + "/then", "{minLength: 3}"),
                    NAME + "/if"),
            passes(
                    "exploding-pattern",
                    "a repetition with something between",
                    document -> document.set(NAME + "/pattern", "'^[a-z]+(-[a-z]+)*$'")));

    private ValueCases() {}
}
