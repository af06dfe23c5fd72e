package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link OperationRules}. */
final class OperationCases {
    private static final String LIST = "/paths/~1tools/get";
    private static final String CREATE = "/paths/~1tools/post";

    static final List<Case> ALL = List.of(
            fires(
                    "operation-id-style",
                    "an underscore",
                    document -> document.set(LIST + "/operationId", "list_tools"),
                    LIST + "/operationId"),
            fires(
                    "operation-id-style",
                    "a capital at the beginning",
                    document -> document.set(LIST + "/operationId", "ListTools"),
                    LIST + "/operationId"),
            passes("operation-id-style", "a digit", document -> document.set(LIST + "/operationId", "listTools2")),
            fires(
                    "operation-id-verb",
                    "a noun first",
                    document -> document.set(LIST + "/operationId", "toolsList"),
                    LIST + "/operationId"),
            passes("operation-id-verb", "another verb", document -> document.set(LIST + "/operationId", "findTools")),
            fires(
                    "operation-ids-alike",
                    "a name that differs in case",
                    document -> document.set(CREATE + "/operationId", "listtools"),
                    CREATE + "/operationId"),
            passes(
                    "operation-ids-alike",
                    "a name that differs in a letter",
                    document -> document.set(CREATE + "/operationId", "lisTools")),
            fires(
                    "sdk-name-twice",
                    "two methods of one name",
                    document -> document.set(CREATE + "/x-sdk-name", "list"),
                    CREATE + "/x-sdk-name"),
            passes(
                    "sdk-name-twice",
                    "the same name in another group",
                    document -> document.set(CREATE + "/x-sdk-name", "hours")),
            passes(
                    "sdk-name-twice",
                    "what the SDK leaves out",
                    document -> document.set(CREATE + "/x-sdk-name", "list").set(CREATE + "/x-protocol", "true")),
            fires(
                    "unsafe-get",
                    "a change by GET",
                    document -> document.set("/paths/~1opening-hours/get/operationId", "setOpeningHours"),
                    "/paths/~1opening-hours/get"),
            passes("unsafe-get", "a change by POST", document -> document.set(CREATE + "/operationId", "addTool")),
            fires("missing-summary", "no summary", document -> document.without(LIST + "/summary"), LIST),
            passes("missing-summary", "a word", document -> document.set(LIST + "/summary", "Tools")),
            fires(
                    "long-summary",
                    "81 characters",
                    document -> document.set(LIST + "/summary", "x".repeat(81)),
                    LIST + "/summary"),
            fires(
                    "long-summary",
                    "two lines",
                    document -> document.set(LIST + "/summary", "\"List\\ntools\""),
                    LIST + "/summary"),
            passes("long-summary", "80 characters", document -> document.set(LIST + "/summary", "x".repeat(80))),
            fires(
                    "undeclared-tag",
                    "a tag that is not listed",
                    document -> document.set(LIST + "/tags", "[planes]"),
                    LIST),
            fires("undeclared-tag", "no tag", document -> document.without(LIST + "/tags"), LIST),
            passes("undeclared-tag", "another listed tag", document -> document.set(LIST + "/tags", "[loans]")),
            fires("undescribed-tag", "no description", document -> document.without("/tags/1/description"), "/tags/1"),
            passes(
                    "undescribed-tag",
                    "a tag that nothing uses",
                    document -> document.set("/tags/-", "{name: unused}")));

    private OperationCases() {}
}
