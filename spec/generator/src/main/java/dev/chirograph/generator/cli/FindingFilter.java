package dev.chirograph.generator.cli;

import dev.chirograph.generator.check.Check;
import dev.chirograph.generator.check.Rule;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.read.EditDistance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Selects findings; the others are neither shown nor fail the command. */
final class FindingFilter {
    private static final Map<String, Rule> RULES =
            Check.rules().stream().collect(Collectors.toMap(Rule::name, Function.identity()));

    /**
     * The selected findings.
     *
     * @param known the number of findings in the baseline
     * @param gone the baseline's entries that have no finding any more
     */
    record Selected(List<LocatedFinding> found, int known, List<String> gone) {}

    private final boolean all;
    private final Set<String> rules;
    private final @Nullable Severity severity;
    private final boolean thirdParty;
    private final Baseline baseline;

    private FindingFilter(
            boolean all, Set<String> rules, @Nullable Severity severity, boolean thirdParty, Baseline baseline) {
        this.all = all;
        this.rules = rules;
        this.severity = severity;
        this.thirdParty = thirdParty;
        this.baseline = baseline;
    }

    /** The options of the filter. */
    static List<Option> options() {
        return List.of(
                Option.flag("all", "list every finding, instead of grouping many by rule"),
                new Option("rule", "NAME[,NAME]", "only the findings of these rules, not grouped"),
                new Option("severity", "error|warning", "only findings of this severity"),
                new Option(
                        "profile",
                        "own|third-party",
                        "third-party: for a document that others own; errors of policy rules become warnings"),
                new Option("baseline", "FILE", "ignore the findings in this file"));
    }

    /**
     * Creates a filter from options.
     *
     * @throws UsageException if a rule is unknown, a value is invalid, or the baseline cannot be read
     */
    static FindingFilter of(Arguments arguments) throws IOException {
        Set<String> rules = rules(arguments.value("rule"));
        String baseline = arguments.value("baseline");
        return new FindingFilter(
                arguments.has("all") || !rules.isEmpty(),
                rules,
                severity(arguments.value("severity")),
                thirdParty(arguments.value("profile", "own")),
                baseline == null ? Baseline.empty() : Baseline.read(Arguments.file(baseline)));
    }

    /** Selects findings. Errors that prevent reading are always selected. */
    Selected of(List<LocatedFinding> found) {
        List<LocatedFinding> chosen = found.stream()
                .map(each -> thirdParty && policy(each) ? each.as(Severity.WARNING) : each)
                .filter(this::chosen)
                .toList();
        List<LocatedFinding> left =
                chosen.stream().filter(each -> !baseline.knows(each.finding())).toList();
        return new Selected(left, chosen.size() - left.size(), baseline.gone(found));
    }

    /** Returns the lines that describe the selection. */
    List<String> lines(Selected selected) {
        List<String> lines = new ArrayList<>(FindingReport.lines(selected.found(), all));
        selected.gone()
                .forEach(entry ->
                        lines.add("the baseline has `" + entry + "`, which no longer occurs; remove the line"));
        return lines;
    }

    /** Returns the numbers of findings, and how to show the hidden ones. */
    String summary(Selected selected) {
        return FindingReport.count(selected.found())
                + (selected.known() == 0 ? "" : ", " + selected.known() + " in the baseline");
    }

    /** Returns how to show the hidden findings; empty if there are none. */
    String rest(Selected selected) {
        return all || !FindingReport.abridged(selected.found())
                ? ""
                : "; list the rest with --rule NAME, --severity error or --all";
    }

    private boolean chosen(LocatedFinding found) {
        return found.rule().equals(CheckedDocument.UNREADABLE)
                || (rules.isEmpty() || rules.contains(found.rule()))
                        && (severity == null || severity == found.severity());
    }

    private static boolean policy(LocatedFinding found) {
        Rule rule = RULES.get(found.rule());
        return rule != null && rule.policy();
    }

    private static Set<String> rules(@Nullable String names) {
        if (names == null) {
            return Set.of();
        }
        Set<String> rules = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            String rule = name.strip();
            if (!RULES.containsKey(rule)) {
                throw new UsageException("unknown rule `" + rule + "`; did you mean "
                        + EditDistance.nearest(rule, RULES.keySet()) + "? `rules` lists all");
            }
            rules.add(rule);
        }
        return rules;
    }

    private static @Nullable Severity severity(@Nullable String name) {
        return name == null
                ? null
                : Stream.of(Severity.values())
                        .filter(severity -> JsonOutput.word(severity).equals(name))
                        .findFirst()
                        .orElseThrow(() -> new UsageException("--severity must be error or warning, but is " + name));
    }

    private static boolean thirdParty(String profile) {
        return switch (profile) {
            case "own" -> false;
            case "third-party" -> true;
            default -> throw new UsageException("--profile must be own or third-party, but is " + profile);
        };
    }
}
