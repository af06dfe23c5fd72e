package dev.chirograph.generator.cli;

import dev.chirograph.generator.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats findings for people. */
final class FindingReport {
    /** The maximum number of findings of a severity that are not grouped by rule. */
    private static final int IN_FULL = 10;
    /** The number of places shown for a rule whose findings are grouped. */
    private static final int PLACES = 3;

    private FindingReport() {}

    /** Returns a report for a screen: errors first, and many findings of a severity grouped by rule. */
    static List<String> lines(List<LocatedFinding> found, boolean all) {
        List<String> lines = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            List<LocatedFinding> one = of(severity, found);
            if (all || one.size() <= IN_FULL) {
                one.forEach(each -> lines.addAll(full(each)));
            } else if (severity == Severity.ERROR) {
                byRule(one).forEach((rule, group) -> lines.addAll(grouped(rule, group)));
            } else {
                lines.add("warnings by rule, with the first locations:");
                lines.addAll(table(byRule(one)));
            }
        }
        return lines;
    }

    /** Whether the report for a screen omits findings. */
    static boolean abridged(List<LocatedFinding> found) {
        return List.of(Severity.values()).stream()
                .anyMatch(severity -> of(severity, found).size() > IN_FULL);
    }

    /** Returns the counts, as {@code 1 error, 3 warnings}. */
    static String count(List<LocatedFinding> found) {
        int errors = count(found, Severity.ERROR);
        int warnings = count(found, Severity.WARNING);
        List<String> parts = new ArrayList<>();
        if (errors > 0) {
            parts.add(errors + (errors == 1 ? " error" : " errors"));
        }
        if (warnings > 0) {
            parts.add(warnings + (warnings == 1 ? " warning" : " warnings"));
        }
        return parts.isEmpty() ? "no findings" : String.join(", ", parts);
    }

    static int count(List<LocatedFinding> found, Severity severity) {
        return of(severity, found).size();
    }

    /** Returns a line for each group, with its size and the first places, the largest group first. */
    static List<String> table(Map<String, List<LocatedFinding>> groups) {
        int name = groups.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        groups.forEach((rule, group) -> lines.add("%6d %s%s  %s"
                .formatted(
                        group.size(),
                        rule,
                        " ".repeat(name - rule.length()),
                        group.stream().limit(PLACES).map(LocatedFinding::place).collect(Collectors.joining(" ")))));
        return lines;
    }

    private static Map<String, List<LocatedFinding>> byRule(List<LocatedFinding> found) {
        return Groups.largestFirst(found, LocatedFinding::rule);
    }

    private static List<LocatedFinding> of(Severity severity, List<LocatedFinding> found) {
        return found.stream().filter(each -> each.severity() == severity).toList();
    }

    private static List<String> full(LocatedFinding found) {
        return List.of(
                (found.location() == null ? "" : found.location() + ": ") + JsonOutput.word(found.severity()) + " "
                        + found.rule() + " at " + found.pointer(),
                "  " + found.finding().message() + "; " + found.finding().fix());
    }

    private static List<String> grouped(String rule, List<LocatedFinding> group) {
        List<String> lines = new ArrayList<>();
        lines.add("error " + rule + ", " + group.size() + (group.size() == 1 ? " place:" : " places:"));
        group.stream()
                .limit(PLACES)
                .map(found -> "  " + (found.location() == null ? "" : found.location() + ": ") + found.pointer() + ": "
                        + found.finding().message() + "; " + found.finding().fix())
                .forEach(lines::add);
        return lines;
    }
}
