package dev.chirograph.generator.cli;

import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.diff.ChangeSeverity;
import dev.chirograph.generator.diff.Effect;
import dev.chirograph.generator.gate.Audience;
import dev.chirograph.generator.gate.Gate;
import dev.chirograph.generator.read.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats changes for people. */
final class ChangeReport {
    private ChangeReport() {}

    /**
     * Returns a line for each change, which starts with its effects. Loosened protection, breaking changes and handler work have
     * two more lines, with the reason and the location.
     */
    static List<String> lines(Gate gate, ChangeLocator places) {
        List<String> lines = new ArrayList<>();
        for (Change change : gate.changes()) {
            lines.add(String.join(", ", effects(change, gate)) + ": " + change.summary());
            if (change.severity() == ChangeSeverity.LOOSENS_PROTECTION
                    || change.severity() == ChangeSeverity.RISKY
                    || change.breaking()
                    || needsWork(change)) {
                lines.add("  " + change.reason());
                Location location = places.of(change);
                lines.add("  " + change.kind().kebab() + " at " + change.pointer()
                        + (location == null ? "" : " (" + location + ")"));
            }
        }
        return lines;
    }

    /** The effects of a change, the worst first; never empty. */
    private static List<String> effects(Change change, Gate gate) {
        List<String> effects = new ArrayList<>();
        if (change.severity() == ChangeSeverity.LOOSENS_PROTECTION || change.severity() == ChangeSeverity.RISKY) {
            effects.add(words(change.severity()));
        }
        List<Audience> broken = Audience.all(change);
        if (!broken.isEmpty()) {
            String audience = broken.stream().map(Audience::words).collect(Collectors.joining(", "));
            boolean declared = change.breaking() && !gate.undeclared().contains(change);
            effects.add("breaks " + audience + (declared ? " (declared)" : ""));
        }
        if (change.owner() == Effect.WORK) {
            effects.add("handler work");
        }
        return effects.isEmpty() ? List.of(words(change.severity())) : effects;
    }

    private static String words(ChangeSeverity severity) {
        return severity.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean needsWork(Change change) {
        return change.owner().compareTo(Effect.WORK) >= 0;
    }

    /** Returns the number of changes that need code in handlers, and the first few locations; empty if there are none. */
    static String work(Gate gate) {
        List<String> subjects = gate.changes().stream()
                .filter(ChangeReport::needsWork)
                .map(Change::subject)
                .distinct()
                .toList();
        if (subjects.isEmpty()) {
            return "";
        }
        String first = String.join(", ", subjects.subList(0, Math.min(3, subjects.size())));
        return first + (subjects.size() > 3 ? " and " + (subjects.size() - 3) + " more" : "");
    }

    /** Returns a line with the number of changes, whom they break, and the version they require. */
    static String summary(Gate gate) {
        if (gate.changes().isEmpty()) {
            return "no changes since " + gate.before();
        }
        StringBuilder summary = new StringBuilder();
        int count = gate.changes().size();
        summary.append(count)
                .append(count == 1 ? " change since " : " changes since ")
                .append(gate.before());
        count(summary, gate, ChangeSeverity.LOOSENS_PROTECTION, " loosens protection", " loosen protection");
        for (Audience audience : Audience.values()) {
            long broken = gate.changes().stream()
                    .filter(change -> Audience.all(change).contains(audience))
                    .count();
            summary.append(
                    broken == 0 ? "" : ", " + broken + (broken == 1 ? " breaks " : " break ") + audience.words());
        }
        long work = gate.changes().stream()
                .filter(change -> change.owner() == Effect.WORK)
                .count();
        summary.append(work == 0 ? "" : ", " + work + (work == 1 ? " is" : " are") + " handler work");
        return summary + "; requires version " + gate.lowestVersion();
    }

    private static void count(StringBuilder summary, Gate gate, ChangeSeverity severity, String one, String several) {
        long count = gate.changes().stream()
                .filter(change -> change.severity() == severity)
                .count();
        summary.append(count == 0 ? "" : ", " + count + (count == 1 ? one : several));
    }
}
