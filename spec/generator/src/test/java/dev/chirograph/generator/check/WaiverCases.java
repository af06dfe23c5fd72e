package dev.chirograph.generator.check;

import static dev.chirograph.generator.check.Case.fires;
import static dev.chirograph.generator.check.Case.passes;

import java.util.List;

/** Tries {@link Waivers}. */
final class WaiverCases {
    private static final String LIST = "/paths/~1tools/get";
    private static final String REASON = "It speaks for itself.";

    static final List<Case> ALL = List.of(
            passes(
                    "missing-summary",
                    "what is turned off there",
                    document -> document.without(LIST + "/summary").waive(LIST, "missing-summary", REASON)),
            passes(
                    "missing-summary",
                    "what is turned off around it",
                    document -> document.without(LIST + "/summary").waive("/paths", "missing-summary", REASON)),
            passes(
                    "missing-summary",
                    "what is turned off for the whole document",
                    document -> document.without(LIST + "/summary").waive("", "missing-summary", REASON)),
            fires(
                    "missing-summary",
                    "what is turned off beside it",
                    document ->
                            document.without(LIST + "/summary").waive("/paths/~1tools/post", "missing-summary", REASON),
                    LIST),
            fires(
                    "missing-summary",
                    "what is turned off without a reason",
                    document -> document.without(LIST + "/summary").waive(LIST, "missing-summary", " "),
                    LIST),
            fires(
                    "waiver-without-reason",
                    "a blank reason",
                    document -> document.without(LIST + "/summary").waive(LIST, "missing-summary", " "),
                    LIST + "/x-check-off/missing-summary"),
            passes(
                    "waiver-without-reason",
                    "a reason",
                    document -> document.without(LIST + "/summary").waive(LIST, "missing-summary", REASON)),
            fires(
                    "waiver-of-no-rule",
                    "a slip in the name",
                    document -> document.waive(LIST, "missing-sumary", REASON),
                    LIST + "/x-check-off/missing-sumary"),
            fires(
                    "waiver-of-no-rule",
                    "a rule about waivers",
                    document -> document.waive(LIST, "waiver-of-nothing", REASON),
                    LIST + "/x-check-off/waiver-of-nothing"),
            passes(
                    "waiver-of-no-rule",
                    "the name of a rule",
                    document -> document.waive(LIST, "missing-summary", REASON)),
            fires(
                    "waiver-of-nothing",
                    "what is as it should be",
                    document -> document.waive(LIST, "missing-summary", REASON),
                    LIST + "/x-check-off/missing-summary"),
            passes(
                    "waiver-of-nothing",
                    "what waives something",
                    document -> document.without(LIST + "/summary").waive(LIST, "missing-summary", REASON)));

    private WaiverCases() {}
}
