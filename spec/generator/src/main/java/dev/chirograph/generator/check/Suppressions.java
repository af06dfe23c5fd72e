package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Suppression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies {@code x-lint-ignore} to findings. Findings of the rules of this class cannot be suppressed. */
final class Suppressions {
    private static final Rule UNKNOWN = new Rule(
            "unknown-suppression",
            Severity.ERROR,
            "`x-lint-ignore` names existing rules. A misspelled name suppresses nothing.");
    private static final Rule UNREASONED = new Rule(
            "suppression-without-reason",
            Severity.ERROR,
            "`x-lint-ignore` gives a reason for each rule, for later readers of the document.");
    private static final Rule UNUSED = new Rule(
            "unused-suppression",
            Severity.WARNING,
            "`x-lint-ignore` suppresses only findings that exist. A stale suppression hides the next finding.");

    static final List<Rule> RULES = List.of(UNKNOWN, UNREASONED, UNUSED);

    private Suppressions() {}

    /** Returns the findings that are not suppressed, and the findings about the suppressions themselves. */
    static List<Finding> apply(List<Suppression> suppressions, List<Rule> rules, Collection<Finding> findings) {
        Set<String> known = rules.stream().map(Rule::name).collect(Collectors.toSet());
        Set<Suppression> used = new HashSet<>();
        List<Finding> left = new ArrayList<>();
        for (Finding finding : findings) {
            List<Suppression> covering = suppressions.stream()
                    .filter(suppression -> covers(suppression, finding))
                    .toList();
            used.addAll(covering);
            if (covering.isEmpty()) {
                left.add(finding);
            }
        }
        for (Suppression suppression : suppressions) {
            if (!known.contains(suppression.rule())
                    || RULES.stream().anyMatch(rule -> rule.name().equals(suppression.rule()))) {
                left.add(finding(
                        UNKNOWN,
                        suppression,
                        "`" + suppression.rule() + "` is not a rule that can be suppressed",
                        "fix the name or remove it"));
            } else if (suppression.reason().isBlank()) {
                left.add(finding(
                        UNREASONED,
                        suppression,
                        "`" + suppression.rule() + "` is suppressed without a reason",
                        "give a reason"));
            } else if (!used.contains(suppression)) {
                left.add(finding(
                        UNUSED,
                        suppression,
                        "`" + suppression.rule() + "` has no finding here",
                        "remove the suppression"));
            }
        }
        return left;
    }

    /** Returns whether a suppression applies to a finding; one without a reason applies to none. */
    static boolean covers(Suppression suppression, Finding finding) {
        return suppression.rule().equals(finding.rule())
                && !suppression.reason().isBlank()
                && (finding.pointer().equals(suppression.pointer())
                        || finding.pointer().startsWith(suppression.pointer() + "/"));
    }

    private static Finding finding(Rule rule, Suppression suppression, String message, String fix) {
        String pointer = Pointers.child(Pointers.child(suppression.pointer(), "x-lint-ignore"), suppression.rule());
        return new Finding(rule.name(), rule.severity(), pointer, message, fix);
    }
}
