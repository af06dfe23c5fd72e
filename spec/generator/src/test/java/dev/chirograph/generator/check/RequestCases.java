package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link RequestRules}. */
final class RequestCases {
    private static final String CREATE = "/paths/~1tools/post";
    private static final String PATCH = "/paths/~1tools~1{tool_id}/patch/requestBody/content";
    private static final String TYPE = "/components/schemas/ToolCreate";
    private static final String PROPERTIES = TYPE + "/properties";
    private static final String ANSWERED = "/components/schemas/Tool/properties";

    static final List<Case> ALL = List.of(
            fires(
                    "body-not-expected",
                    "a body of DELETE",
                    document -> document.set(
                            "/paths/~1tools~1{tool_id}/delete/requestBody",
                            "{required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Loan'}}}}"),
                    "/paths/~1tools~1{tool_id}/delete/requestBody"),
            passes(
                    "body-not-expected",
                    "a body of PUT",
                    document -> document.set("/paths/~1tools~1{tool_id}~1lend-out/put/summary", "Lend it")),
            fires(
                    "optional-body",
                    "what is not said",
                    document -> document.without(CREATE + "/requestBody/required"),
                    CREATE + "/requestBody"),
            passes("optional-body", "no body", document -> document.without(CREATE + "/requestBody")),
            fires(
                    "patch-media-type",
                    "JSON of any kind",
                    document -> document.rename(PATCH + "/application~1merge-patch+json", "application/json"),
                    PATCH + "/application~1json"),
            passes(
                    "patch-media-type",
                    "a JSON patch",
                    document ->
                            document.rename(PATCH + "/application~1merge-patch+json", "application/json-patch+json")),
            fires("not-idempotent", "no reason", document -> document.without(CREATE + "/x-lint-ignore"), CREATE),
            passes(
                    "not-idempotent",
                    "what creates nothing",
                    document -> document.without(CREATE + "/x-lint-ignore").rename(CREATE + "/responses/201", "200")),
            fires(
                    "media-type-charset",
                    "a charset of JSON",
                    document -> document.rename(
                            CREATE + "/requestBody/content/application~1json", "application/json; charset=utf-8"),
                    CREATE + "/requestBody/content/application~1json; charset=utf-8"),
            passes(
                    "media-type-charset",
                    "a charset of text",
                    document -> document.rename(
                            "/paths/~1opening-hours/get/responses/200/content/text~1plain",
                            "text/plain; charset=utf-8")),
            fires(
                    "media-type-range",
                    "a range",
                    document ->
                            document.rename("/paths/~1opening-hours/get/responses/200/content/text~1plain", "text/*"),
                    "/paths/~1opening-hours/get/responses/200/content/text~1*"),
            passes(
                    "media-type-range",
                    "a plus",
                    document -> document.rename(
                            "/paths/~1opening-hours/get/responses/200/content/text~1plain", "text/vnd.hours+plain")),
            fires(
                    "unbounded-text",
                    "a property",
                    document -> document.without(PROPERTIES + "/marks/items/maxLength"),
                    PROPERTIES + "/marks/items"),
            fires(
                    "unbounded-text",
                    "a parameter",
                    document -> document.without("/paths/~1tools/get/parameters/0/schema/maxLength"),
                    "/paths/~1tools/get/parameters/0/schema"),
            passes(
                    "unbounded-text",
                    "what only answers carry",
                    document -> document.without(ANSWERED + "/name/maxLength")),
            passes("unbounded-text", "a pattern", document -> document.without(PROPERTIES + "/name/maxLength")),
            passes(
                    "unbounded-text",
                    "a time",
                    document -> document.set(
                            PROPERTIES + "/sold_at", "{type: string, format: date-time, description: When.}")),
            fires(
                    "unbounded-list",
                    "a property",
                    document -> document.without(PROPERTIES + "/marks/maxItems"),
                    PROPERTIES + "/marks"),
            passes(
                    "unbounded-list",
                    "what only answers carry",
                    document -> document.without("/components/schemas/ToolPage/properties/tools/maxItems")),
            fires(
                    "unbounded-map",
                    "a property",
                    document -> document.without(PROPERTIES + "/engraving/maxProperties"),
                    PROPERTIES + "/engraving"),
            fires(
                    "unbounded-map",
                    "an object that keeps what it does not know",
                    document -> document.set(TYPE + "/additionalProperties", "true"),
                    TYPE),
            passes(
                    "unbounded-map",
                    "what only answers carry",
                    document -> document.set("/components/schemas/Tool/additionalProperties", "true")),
            fires(
                    "unbounded-number",
                    "no upper bound",
                    document -> document.without(PROPERTIES + "/price/maximum"),
                    PROPERTIES + "/price"),
            passes(
                    "unbounded-number",
                    "a whole number",
                    document -> document.set(
                            PROPERTIES + "/count", "{type: integer, format: int64, description: How many.}")),
            fires(
                    "open-request",
                    "an object of which nothing is said",
                    document -> document.without(TYPE + "/additionalProperties"),
                    TYPE),
            passes(
                    "open-request",
                    "what only answers carry",
                    document -> document.without("/components/schemas/Tool/additionalProperties")),
            passes(
                    "open-request",
                    "an object that keeps what it does not know",
                    document -> document.set(TYPE + "/additionalProperties", "true")));

    private RequestCases() {}
}
