package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link Suppressions}. */
final class SuppressionCases {
    private static final String LIST = "/paths/~1tools/get";
    private static final String REASON = "It speaks for itself.";

    static final List<Case> ALL = List.of(
            passes(
                    "missing-summary",
                    "what is turned off there",
                    document -> document.without(LIST + "/summary").suppress(LIST, "missing-summary", REASON)),
            passes(
                    "missing-summary",
                    "suppressed by an ancestor",
                    document -> document.without(LIST + "/summary").suppress("/paths", "missing-summary", REASON)),
            passes(
                    "missing-summary",
                    "suppressed for the whole document",
                    document -> document.without(LIST + "/summary").suppress("", "missing-summary", REASON)),
            fires(
                    "missing-summary",
                    "suppressed in a sibling",
                    document -> document.without(LIST + "/summary")
                            .suppress("/paths/~1tools/post", "missing-summary", REASON),
                    LIST),
            fires(
                    "missing-summary",
                    "suppressed without a reason",
                    document -> document.without(LIST + "/summary").suppress(LIST, "missing-summary", " "),
                    LIST),
            fires(
                    "suppression-without-reason",
                    "a blank reason",
                    document -> document.without(LIST + "/summary").suppress(LIST, "missing-summary", " "),
                    LIST + "/x-lint-ignore/missing-summary"),
            passes(
                    "suppression-without-reason",
                    "a reason",
                    document -> document.without(LIST + "/summary").suppress(LIST, "missing-summary", REASON)),
            fires(
                    "unknown-suppression",
                    "a misspelled name",
                    document -> document.suppress(LIST, "missing-sumary", REASON),
                    LIST + "/x-lint-ignore/missing-sumary"),
            fires(
                    "unknown-suppression",
                    "a rule about suppressions",
                    document -> document.suppress(LIST, "unused-suppression", REASON),
                    LIST + "/x-lint-ignore/unused-suppression"),
            passes(
                    "unknown-suppression",
                    "the name of a rule",
                    document -> document.suppress(LIST, "missing-summary", REASON)),
            fires(
                    "unused-suppression",
                    "no finding",
                    document -> document.suppress(LIST, "missing-summary", REASON),
                    LIST + "/x-lint-ignore/missing-summary"),
            passes(
                    "unused-suppression",
                    "a suppressed finding",
                    document -> document.without(LIST + "/summary").suppress(LIST, "missing-summary", REASON)));

    private SuppressionCases() {}
}
