package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link ReaderRules}: that the reports of the reader arrive, by a name that is known. */
final class ReaderCases {
    private static final String PROPERTIES = "/components/schemas/ToolCreate/properties";
    private static final String NAME = PROPERTIES + "/name";
    private static final String KIND = "/components/schemas/Kind";
    private static final String EXTRA = PROPERTIES + "/extra";
    private static final String HAMMER =
            "{type: object, description: A., required: [kind], properties: {kind: {type: string, const: hammer}}}";
    private static final String SAW =
            "{type: object, description: A., required: [kind], properties: {kind: {type: string, const: saw}}}";

    static final List<Case> ALL = List.of(
            fires(
                    "foreign-pattern",
                    "a literal of JavaScript",
                    document -> document.set(NAME + "/pattern", "/^[A-Z]/"),
                    NAME + "/pattern"),
            passes("foreign-pattern", "slashes that are meant", document -> document.set(NAME + "/pattern", "^/a/$")),
            fires(
                    "uncheckable-pattern",
                    "an anchor of other languages",
                    document -> document.set(NAME + "/pattern", "'\\A[A-Z]'"),
                    NAME + "/pattern"),
            passes(
                    "uncheckable-pattern",
                    "a group with a name that Java does not allow",
                    document -> document.set(NAME + "/pattern", "'^(?<first_letter>[A-Z])'")),
            fires(
                    "misplaced-keyword",
                    "`additionalProperties` as a property",
                    document -> document.set(PROPERTIES + "/additionalProperties", "{type: boolean, description: A.}"),
                    PROPERTIES + "/additionalProperties"),
            fires(
                    "misplaced-keyword",
                    "`required` as a property",
                    document -> document.set(PROPERTIES + "/required", "[name]"),
                    PROPERTIES + "/required"),
            passes(
                    "misplaced-keyword",
                    "properties that are named like keywords",
                    document -> document.set(PROPERTIES + "/required", "{type: boolean, description: A.}")
                            .set(PROPERTIES + "/items", "{type: boolean, description: A.}")),
            passes(
                    "property-style",
                    "a keyword in the wrong place",
                    document -> document.set(PROPERTIES + "/additionalProperties", "{type: boolean, description: A.}")),
            fires("bare-reference", "a name alone", document -> document.set(EXTRA, "{$ref: Kind}"), EXTRA + "/$ref"),
            passes("bare-reference", "a URI", document -> document.set(EXTRA, "{$ref: '#/components/schemas/Kind'}")),
            fires(
                    "beside-reference",
                    "a default in OpenAPI 3.0",
                    document -> document.set("/openapi", "3.0.3"),
                    PROPERTIES + "/kind/default"),
            passes(
                    "beside-reference",
                    "a description in OpenAPI 3.1",
                    document -> document.set(EXTRA, "{$ref: '#/components/schemas/Kind', description: A kind.}")),
            fires(
                    "discriminator-value",
                    "a value that means none",
                    document -> told(document, "{hammer: Hammer, saw: Saw, axe: Axe}"),
                    "/components/schemas/Either/discriminator/mapping/axe"),
            passes("discriminator-value", "a value for each", document -> told(document, "{hammer: Hammer, saw: Saw}")),
            fires(
                    "duplicate-value",
                    "a value twice",
                    document -> document.set(KIND + "/enum", "[hand, power, hand]"),
                    KIND + "/enum/2"),
            passes("duplicate-value", "a third value", document -> document.set(KIND + "/enum", "[hand, power, air]")),
            fires(
                    "duplicate-variant",
                    "a variant twice",
                    document -> document.set(
                            EXTRA,
                            "{oneOf: [{$ref: '#/components/schemas/Kind'}, {type: boolean}, {$ref: '#/components/schemas/Kind'}]}"),
                    EXTRA + "/oneOf/2"),
            passes(
                    "duplicate-variant",
                    "two variants",
                    document -> document.set(EXTRA, "{oneOf: [{$ref: '#/components/schemas/Kind'}, {type: boolean}]}")),
            fires("empty-enum", "no value", document -> document.set(NAME + "/enum", "[]"), NAME + "/enum"),
            passes("empty-enum", "one value", document -> document.set(NAME + "/enum", "[Plane]")),
            fires(
                    "endless-schema",
                    "a list of itself",
                    document -> document.set(
                                    "/components/schemas/Loop", "{allOf: [{$ref: '#/components/schemas/Loop'}]}")
                            .set(EXTRA, "{$ref: '#/components/schemas/Loop'}"),
                    "/components/schemas/Loop/allOf/0"),
            passes(
                    "endless-schema",
                    "an object that has others of its kind",
                    document -> document.set(
                            "/components/schemas/Loan/properties/next", "{$ref: '#/components/schemas/Loan'}")),
            fires("forbidden-property", "`false`", document -> document.set(EXTRA, "false"), EXTRA),
            passes("forbidden-property", "`true`", document -> document.set(EXTRA, "true")),
            fires(
                    "missing-items",
                    "a list of anything",
                    document -> document.without(PROPERTIES + "/marks/items"),
                    PROPERTIES + "/marks"),
            passes(
                    "missing-items",
                    "a list of anything that says so",
                    document -> document.set(PROPERTIES + "/marks/items", "{}")),
            fires(
                    "missing-type",
                    "elements alone",
                    document -> document.without(PROPERTIES + "/marks/type"),
                    PROPERTIES + "/marks"),
            passes("missing-type", "anything", document -> document.set(EXTRA, "{description: Anything.}")),
            fires(
                    "null-keyword",
                    "a bound of null",
                    document -> document.set(NAME + "/minLength", "null"),
                    NAME + "/minLength"),
            passes("null-keyword", "a default of null", document -> document.set(NAME + "/default", "null")),
            fires(
                    "null-not-in-enum",
                    "null in the type alone",
                    document ->
                            document.set(EXTRA, "{type: [string, 'null'], enum: [a], maxLength: 9, description: A.}"),
                    EXTRA),
            passes(
                    "null-not-in-enum",
                    "null in both",
                    document -> document.set(
                            EXTRA, "{type: [string, 'null'], enum: [a, null], maxLength: 9, description: A.}")),
            fires(
                    "old-keyword",
                    "`nullable` in OpenAPI 3.1",
                    document -> document.set(NAME + "/nullable", "true"),
                    NAME + "/nullable"),
            passes(
                    "old-keyword",
                    "`nullable` in OpenAPI 3.0",
                    document -> document.set("/openapi", "3.0.3").set(NAME + "/nullable", "true")),
            fires(
                    "unchecked-keyword",
                    "`not` with a pattern that Java cannot match",
                    document -> document.set(NAME + "/not", "{pattern: '['}"),
                    NAME + "/not"),
            passes("unchecked-keyword", "`not`", document -> document.set(NAME + "/not", "{const: Plane}")),
            passes("unchecked-keyword", "a constant", document -> document.set(NAME + "/const", "Plane")),
            fires(
                    "undeclared-property",
                    "a slip in `required`",
                    document -> document.set("/components/schemas/Loan/required", "[borower]"),
                    "/components/schemas/Loan/required/0"),
            passes(
                    "undeclared-property",
                    "no slip",
                    document -> document.set("/components/schemas/Loan/required", "[borrower]")),
            fires(
                    "unknown-keyword",
                    "a slip in its name",
                    document -> document.set(NAME + "/maxlength", "9"),
                    NAME + "/maxlength"),
            passes("unknown-keyword", "an extension", document -> document.set(NAME + "/x-maxlength", "9")),
            fires(
                    "unknown-type",
                    "a type of another language",
                    document -> document.set(EXTRA, "{type: text, description: A.}"),
                    EXTRA + "/type"),
            passes(
                    "unknown-type",
                    "a type",
                    document -> document.set(EXTRA, "{type: string, maxLength: 9, description: A.}")),
            fires(
                    "useless-discriminator",
                    "a text among the variants",
                    document -> document.set(
                            EXTRA,
                            "{oneOf: [{$ref: '#/components/schemas/Loan'}, {type: string}], discriminator: {propertyName: borrower}}"),
                    EXTRA + "/discriminator"),
            passes(
                    "useless-discriminator",
                    "objects that have the property",
                    document -> told(document, "{hammer: Hammer, saw: Saw}")),
            fires(
                    "wrong-type",
                    "a number in quotes",
                    document -> document.set(NAME + "/maxLength", "'9'"),
                    NAME + "/maxLength"),
            passes("wrong-type", "a number", document -> document.set(NAME + "/maxLength", "9")));

    private ReaderCases() {}

    /** A union that is distinguished by {@code kind}. */
    private static EditedDocument told(EditedDocument document, String mapping) {
        return document.set("/components/schemas/Hammer", HAMMER)
                .set("/components/schemas/Saw", SAW)
                .set(
                        "/components/schemas/Either",
                        "{description: A., oneOf: [{$ref: '#/components/schemas/Hammer'}, {$ref: '#/components/schemas/Saw'}],"
                                + " discriminator: {propertyName: kind, mapping: " + mapping + "}}")
                .set(EXTRA, "{$ref: '#/components/schemas/Either'}");
    }
}
