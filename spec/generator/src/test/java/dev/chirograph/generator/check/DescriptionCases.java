package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link DescriptionRules}. */
final class DescriptionCases {
    private static final String LIST = "/paths/~1tools/get";
    private static final String TOOL = "/components/schemas/Tool";

    static final List<Case> ALL = List.of(
            fires("undescribed-document", "none", document -> document.without("/info/description"), "/info"),
            passes("undescribed-document", "a word", document -> document.set("/info/description", "Tools.")),
            fires(
                    "version-not-semantic",
                    "two numbers",
                    document -> document.set("/info/version", "'1.0'"),
                    "/info/version"),
            passes(
                    "version-not-semantic",
                    "one that is to come",
                    document -> document.set("/info/version", "2.0.0-rc.1")),
            fires("missing-server", "none", document -> document.without("/servers"), ""),
            passes("missing-server", "another", document -> document.set("/servers", "[{url: https://example.com}]")),
            fires(
                    "undescribed-parameter",
                    "none",
                    document -> document.without(LIST + "/parameters/0/description"),
                    LIST + "/parameters/0"),
            passes(
                    "undescribed-parameter",
                    "that of the type",
                    document -> document.without(LIST + "/parameters/2/description")),
            fires("undescribed-type", "none", document -> document.without(TOOL + "/description"), TOOL),
            passes(
                    "undescribed-type",
                    "a type that nothing uses",
                    document -> document.set("/components/schemas/Unused", "{type: string, enum: [a, b]}")),
            fires(
                    "undescribed-property",
                    "none",
                    document -> document.without(TOOL + "/properties/name/description"),
                    TOOL + "/properties/name"),
            passes(
                    "undescribed-property",
                    "that of the type",
                    document -> document.set(TOOL + "/properties/drive", "{$ref: '#/components/schemas/Kind'}")),
            fires(
                    "deprecated-without-successor",
                    "an operation",
                    document -> document.set(LIST + "/deprecated", "true"),
                    LIST + "/deprecated"),
            fires(
                    "deprecated-without-successor",
                    "a property",
                    document -> document.set(TOOL + "/properties/name/deprecated", "true"),
                    TOOL + "/properties/name/deprecated"),
            passes(
                    "deprecated-without-successor",
                    "a hint",
                    document -> document.set(LIST + "/deprecated", "true")
                            .set(LIST + "/description", "Use `/toolbox` in its place.")));

    private DescriptionCases() {}
}
