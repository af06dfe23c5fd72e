package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link TypeRules}. */
final class TypeCases {
    private static final String KIND = "/components/schemas/Kind";
    private static final String CREATE = "/components/schemas/ToolCreate/properties";
    private static final String TOOL = "/components/schemas/Tool";
    private static final String UNION = "/components/schemas/Handle";
    private static final String TWO_HANDLES =
            "{description: A handle., oneOf: [{$ref: '#/components/schemas/Tool'}, {$ref: '#/components/schemas/Loan'}]}";

    static final List<Case> ALL = List.of(
            fires(
                    "blank-enum-value",
                    "a blank behind",
                    document -> document.set(KIND + "/enum", "[hand, 'power ']"),
                    KIND + "/enum"),
            passes(
                    "blank-enum-value",
                    "a blank within",
                    document -> document.set(KIND + "/enum", "[hand, 'raw power']")),
            fires(
                    "enum-values-alike",
                    "a capital",
                    document -> document.set(KIND + "/enum", "[hand, Hand]"),
                    KIND + "/enum"),
            passes("enum-values-alike", "another letter", document -> document.set(KIND + "/enum", "[hand, hands]")),
            fires(
                    "enum-twice",
                    "the same values in another order",
                    document -> document.set(
                                    "/components/schemas/Drive",
                                    "{type: string, description: A drive., enum: [power, hand]}")
                            .set(CREATE + "/drive", "{$ref: '#/components/schemas/Drive'}"),
                    "/components/schemas/Drive"),
            passes(
                    "enum-twice",
                    "one more value",
                    document -> document.set(
                                    "/components/schemas/Drive",
                                    "{type: string, description: A drive., enum: [power, hand, steam]}")
                            .set(CREATE + "/drive", "{$ref: '#/components/schemas/Drive'}")),
            fires(
                    "optional-and-nullable",
                    "both",
                    document -> document.set(
                            CREATE + "/note", "{type: [string, 'null'], maxLength: 9, description: A note.}"),
                    CREATE + "/note"),
            passes(
                    "optional-and-nullable",
                    "both in a merge patch",
                    document -> document.set(
                            "/components/schemas/ToolPatch/properties/mark",
                            "{type: [string, 'null'], maxLength: 9, description: A mark.}")),
            fires(
                    "required-with-default",
                    "a property",
                    document -> document.set(CREATE + "/name/default", "Plane"),
                    CREATE + "/name"),
            passes(
                    "required-with-default",
                    "what is optional",
                    document -> document.set(CREATE + "/marks/default", "[]")),
            passes(
                    "required-with-default",
                    "a constant",
                    document -> document.set(
                            CREATE + "/name", "{type: string, const: Plane, default: Plane, description: A name.}")),
            fires(
                    "timestamp-without-format",
                    "a time",
                    document -> document.without(TOOL + "/properties/created_at/format"),
                    TOOL + "/properties/created_at"),
            fires(
                    "timestamp-without-format",
                    "a day",
                    document -> document.set(CREATE + "/soldDate", "{type: string, maxLength: 10, description: When.}"),
                    CREATE + "/soldDate"),
            passes(
                    "timestamp-without-format",
                    "a word that ends so",
                    document -> document.set(CREATE + "/update", "{type: string, maxLength: 10, description: New.}")),
            fires(
                    "money-as-float",
                    "a double",
                    document -> document.set(CREATE + "/price/format", "double"),
                    CREATE + "/price"),
            passes(
                    "money-as-float",
                    "another double",
                    document -> document.set(
                            CREATE + "/weight",
                            "{type: number, format: double, minimum: 0, maximum: 99, description: How heavy.}")),
            fires(
                    "union-without-discriminator",
                    "two objects",
                    document -> document.set(UNION, TWO_HANDLES)
                            .set(TOOL + "/properties/handle", "{$ref: '#/components/schemas/Handle'}"),
                    UNION),
            passes(
                    "union-without-discriminator",
                    "an object and a text",
                    document -> document.set(
                                    UNION,
                                    "{description: A handle., oneOf: [{$ref: '#/components/schemas/Loan'}, {type: string}]}")
                            .set(TOOL + "/properties/handle", "{$ref: '#/components/schemas/Handle'}")),
            fires(
                    "read-only-in-request",
                    "what no answer carries",
                    document -> document.set(CREATE + "/name/readOnly", "true"),
                    CREATE + "/name"),
            passes(
                    "read-only-in-request",
                    "what answers carry too",
                    document -> document.set(TOOL + "/properties/id/readOnly", "true")
                            .set(
                                    "/paths/~1tools/post/requestBody/content/application~1json",
                                    "{schema: {$ref: '#/components/schemas/Tool'}}")),
            fires(
                    "write-only-in-answer",
                    "what no request carries",
                    document -> document.set(TOOL + "/properties/id/writeOnly", "true"),
                    TOOL + "/properties/id"),
            passes(
                    "write-only-in-answer",
                    "what requests carry too",
                    document -> document.set(CREATE + "/name/writeOnly", "true")),
            fires(
                    "endless-type",
                    "what requires itself",
                    document -> document.set(TOOL + "/properties/better", "{$ref: '#/components/schemas/Tool'}")
                            .set(TOOL + "/required/-", "better"),
                    TOOL),
            passes(
                    "endless-type",
                    "what may have another",
                    document -> document.set(TOOL + "/properties/better", "{$ref: '#/components/schemas/Tool'}")),
            passes(
                    "endless-type",
                    "what has a list of others",
                    document -> document.set(
                                    TOOL + "/properties/better",
                                    "{type: array, items: {$ref: '#/components/schemas/Tool'}}")
                            .set(TOOL + "/required/-", "better")));

    private TypeCases() {}
}
