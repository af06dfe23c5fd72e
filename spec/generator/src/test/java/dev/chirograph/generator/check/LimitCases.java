package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link LimitRules}. */
final class LimitCases {
    private static final String LIST = "/paths/~1tools/get";
    private static final String CREATE = "/paths/~1tools/post/responses";
    private static final String BUSY = "/components/responses/TooManyRequests";
    private static final String PAGE = "/components/schemas/ToolPage";

    static final List<Case> ALL = List.of(
            fires("missing-429", "a limit that is not told", document -> document.without(CREATE + "/429"), CREATE),
            passes(
                    "missing-429",
                    "no limit",
                    document -> document.without(CREATE + "/429").without("/paths/~1tools/post/x-rate-limit")),
            fires("missing-retry-after", "429", document -> document.without(BUSY + "/headers/Retry-After"), BUSY),
            fires(
                    "missing-retry-after",
                    "503",
                    document -> document.set(CREATE + "/503", "{$ref: '#/components/responses/Refused'}"),
                    "/components/responses/Refused"),
            passes(
                    "missing-retry-after",
                    "lower case",
                    document -> document.rename(BUSY + "/headers/Retry-After", "retry-after")),
            fires(
                    "missing-rate-limit-header",
                    "no header",
                    document -> document.without(BUSY + "/headers/RateLimit"),
                    BUSY),
            passes(
                    "missing-rate-limit-header",
                    "an older name",
                    document -> document.rename(BUSY + "/headers/RateLimit", "X-RateLimit-Remaining")),
            passes(
                    "missing-rate-limit-header",
                    "a limit that the document does not have",
                    document ->
                            document.without(BUSY + "/headers/RateLimit").without("/paths/~1tools/post/x-rate-limit")),
            fires(
                    "endless-paging",
                    "a cursor that is always there",
                    document -> document.set(PAGE + "/properties/next_cursor/type", "string"),
                    LIST + "/x-page/next"),
            passes(
                    "endless-paging",
                    "a cursor that may be absent",
                    document -> document.set(PAGE + "/properties/next_cursor/type", "string")
                            .set(PAGE + "/required", "[tools]")),
            fires("missing-paging", "a cursor alone", document -> document.without(LIST + "/x-page"), LIST),
            passes(
                    "missing-paging",
                    "no cursor",
                    document -> document.without(LIST + "/x-page").set(LIST + "/parameters", "[]")),
            fires(
                    "unbounded-page",
                    "any number",
                    document -> document.without(LIST + "/parameters/1/schema/maximum"),
                    LIST + "/parameters/1/schema"),
            passes(
                    "unbounded-page",
                    "some numbers",
                    document -> document.set(LIST + "/parameters/1/schema/maximum", "1000")),
            fires(
                    "unbounded-answer",
                    "a list in an object",
                    document -> document.without(LIST + "/x-page").without(PAGE + "/properties/tools/maxItems"),
                    PAGE + "/properties/tools"),
            fires(
                    "unbounded-answer",
                    "a list",
                    document -> document.without(LIST + "/x-page")
                            .set(
                                    LIST + "/responses/200/content/application~1json/schema",
                                    "{type: array, items: {type: string}}"),
                    LIST + "/responses/200/content/application~1json/schema"),
            passes("unbounded-answer", "a bound", document -> document.without(LIST + "/x-page")),
            passes("unbounded-answer", "pages", document -> document.without(PAGE + "/properties/tools/maxItems")));

    private LimitCases() {}
}
