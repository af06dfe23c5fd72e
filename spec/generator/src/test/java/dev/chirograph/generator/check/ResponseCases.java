package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link ResponseRules}. */
final class ResponseCases {
    private static final String CREATE = "/paths/~1tools/post/responses";
    private static final String LIST = "/paths/~1tools/get/responses";
    private static final String GET = "/paths/~1tools~1{tool_id}/get/responses";
    private static final String DELETE = "/paths/~1tools~1{tool_id}/delete/responses";
    private static final String HOURS = "/paths/~1opening-hours/get";
    private static final String REFUSED = "{$ref: '#/components/responses/Refused'}";

    static final List<Case> ALL = List.of(
            fires("missing-success", "failures alone", document -> document.without(GET + "/200"), GET),
            passes(
                    "missing-success",
                    "a redirection",
                    document -> document.without(GET + "/200").set(GET + "/303", "{description: Elsewhere.}")),
            fires("missing-401", "none", document -> document.without(GET + "/401"), GET),
            passes(
                    "missing-401",
                    "a range",
                    document -> document.without(GET + "/401").set(GET + "/4XX", REFUSED)),
            fires("missing-403", "none", document -> document.without(GET + "/403"), GET),
            passes(
                    "missing-403",
                    "an operation that is public too",
                    document -> document.without(GET + "/403")
                            .without(GET + "/401")
                            .set("/paths/~1tools~1{tool_id}/get/security", "[{}, {oauth2: ['tools:read']}]")),
            fires("missing-404", "none", document -> document.without(GET + "/404"), GET),
            passes(
                    "missing-404",
                    "what is gone for good",
                    document -> document.without(GET + "/404").set(GET + "/410", REFUSED)),
            fires("missing-422", "none", document -> document.without(LIST + "/422"), LIST),
            passes(
                    "missing-422",
                    "400",
                    document -> document.without(LIST + "/422").set(LIST + "/400", REFUSED)),
            passes(
                    "missing-422",
                    "a text of which nothing is asked",
                    document -> document.set(
                            HOURS + "/parameters",
                            "[{name: day, in: query, description: A., schema: {type: string}}]")),
            fires("uneven-413", "one that lacks it", document -> document.without(CREATE + "/413"), CREATE),
            passes(
                    "uneven-413",
                    "a document where none has it",
                    document -> document.without(CREATE + "/413")
                            .without("/paths/~1tools~1{tool_id}/patch/responses/413")
                            .without("/paths/~1tools~1{tool_id}~1lend-out/put/responses/413")),
            fires("uneven-415", "one that lacks it", document -> document.without(CREATE + "/415"), CREATE),
            passes(
                    "uneven-415",
                    "default",
                    document -> document.without(CREATE + "/415").set(CREATE + "/default", REFUSED)),
            fires("promised-500", "a fault", document -> document.set(GET + "/500", REFUSED), GET + "/500"),
            passes(
                    "promised-500",
                    "a server that is busy",
                    document -> document.set(GET + "/503", "{$ref: '#/components/responses/TooManyRequests'}")),
            fires(
                    "created-without-location",
                    "no header",
                    document -> document.without(CREATE + "/201/headers"),
                    CREATE + "/201"),
            passes(
                    "created-without-location",
                    "lower case",
                    document -> document.rename(CREATE + "/201/headers/Location", "location")),
            fires(
                    "body-where-none-can-be",
                    "a body of 204",
                    document -> document.set(
                            DELETE + "/204/content", "{text/plain: {schema: {type: string, maxLength: 9}}}"),
                    DELETE + "/204/content"),
            passes(
                    "body-where-none-can-be",
                    "a body of 202",
                    document -> document.rename(DELETE + "/204", "202")
                            .set(DELETE + "/202/content", "{text/plain: {schema: {type: string, maxLength: 9}}}")),
            fires("ok-without-body", "200", document -> document.rename(DELETE + "/204", "200"), DELETE + "/200"),
            passes("ok-without-body", "202", document -> document.rename(DELETE + "/204", "202")),
            fires(
                    "error-without-problem",
                    "other JSON",
                    document -> document.rename(
                            "/components/responses/Refused/content/application~1problem+json", "application/json"),
                    "/components/responses/Refused"),
            fires(
                    "error-without-problem",
                    "nothing",
                    document -> document.set(HOURS + "/responses/default", "{description: No.}"),
                    HOURS + "/responses/default"),
            passes(
                    "error-without-problem",
                    "the one answer there is",
                    document -> document.rename(HOURS + "/responses/200", "default")),
            fires(
                    "undescribed-answer",
                    "no words",
                    document -> document.set(DELETE + "/204/description", "''"),
                    DELETE + "/204"),
            passes("undescribed-answer", "a word", document -> document.set(DELETE + "/204/description", "Gone.")));

    private ResponseCases() {}
}
