package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Waiver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets pass what the document says, with a reason, is to pass ({@code x-check-off}). What these rules find cannot be waived. */
final class Waivers {
    private static final Rule UNKNOWN = new Rule(
            "waiver-of-no-rule",
            Severity.ERROR,
            "`x-check-off` names rules that exist. A name with a slip turns nothing off.");
    private static final Rule UNREASONED = new Rule(
            "waiver-without-reason",
            Severity.ERROR,
            "`x-check-off` gives a reason with each rule, for those who read the document after its author.");
    private static final Rule IDLE = new Rule(
            "waiver-of-nothing",
            Severity.WARNING,
            "`x-check-off` turns off only what would be found. A waiver that outlives its cause hides the next one.");

    static final List<Rule> RULES = List.of(UNKNOWN, UNREASONED, IDLE);

    private Waivers() {}

    /** Returns the findings that no waiver covers, and those that the waivers themselves give. */
    static List<Finding> apply(List<Waiver> waivers, List<Rule> rules, Collection<Finding> findings) {
        Set<String> known = rules.stream().map(Rule::name).collect(Collectors.toSet());
        Set<Waiver> used = new HashSet<>();
        List<Finding> left = new ArrayList<>();
        for (Finding finding : findings) {
            List<Waiver> covering =
                    waivers.stream().filter(waiver -> covers(waiver, finding)).toList();
            used.addAll(covering);
            if (covering.isEmpty()) {
                left.add(finding);
            }
        }
        for (Waiver waiver : waivers) {
            if (!known.contains(waiver.rule())
                    || RULES.stream().anyMatch(rule -> rule.name().equals(waiver.rule()))) {
                left.add(finding(
                        UNKNOWN,
                        waiver,
                        "`" + waiver.rule() + "` is no rule that can be turned off",
                        "fix its name or remove it"));
            } else if (waiver.reason().isBlank()) {
                left.add(finding(
                        UNREASONED, waiver, "`" + waiver.rule() + "` is turned off without a reason", "say why"));
            } else if (!used.contains(waiver)) {
                left.add(finding(IDLE, waiver, "`" + waiver.rule() + "` finds nothing here", "remove the waiver"));
            }
        }
        return left;
    }

    /** A waiver without a reason waives nothing. */
    static boolean covers(Waiver waiver, Finding finding) {
        return waiver.rule().equals(finding.rule())
                && !waiver.reason().isBlank()
                && (finding.pointer().equals(waiver.pointer())
                        || finding.pointer().startsWith(waiver.pointer() + "/"));
    }

    private static Finding finding(Rule rule, Waiver waiver, String message, String fix) {
        String pointer = Pointers.child(Pointers.child(waiver.pointer(), "x-check-off"), waiver.rule());
        return new Finding(rule.name(), rule.severity(), pointer, message, fix);
    }
}
