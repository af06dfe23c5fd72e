package dev.chirograph.generator.cli;

import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.diff.Severity;
import dev.chirograph.generator.gate.Gate;
import dev.chirograph.generator.gate.Whom;
import dev.chirograph.generator.read.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What has changed, in words. */
final class Differences {
    private Differences() {}

    /** Gives a line for each change, and for one that breaks something a second with the reason and a third with the place. */
    static List<String> lines(Gate gate, Places places) {
        List<String> lines = new ArrayList<>();
        for (Change change : gate.changes()) {
            List<Whom> broken = Whom.all(change);
            if (broken.isEmpty()) {
                lines.add(harmless(change.severity()) + change.summary());
            } else {
                String whom = broken.stream().map(Whom::words).collect(Collectors.joining(", "));
                boolean declared =
                        change.severity().breaking() && !gate.undeclared().contains(change);
                lines.add("breaks " + whom + (declared ? " (declared): " : ": ") + change.summary());
                lines.add("  " + change.reason());
                Location location = places.of(change);
                lines.add("  " + change.kind().kebab() + " at " + change.pointer()
                        + (location == null ? "" : " (" + location + ")"));
            }
        }
        return lines;
    }

    /** Says in a line how many changes there are, for whom they break, and what version they ask for. */
    static String summary(Gate gate) {
        if (gate.changes().isEmpty()) {
            return "nothing has changed since " + gate.before();
        }
        StringBuilder summary = new StringBuilder();
        int count = gate.changes().size();
        summary.append(count)
                .append(count == 1 ? " change since " : " changes since ")
                .append(gate.before());
        for (Whom whom : Whom.values()) {
            long broken = gate.changes().stream()
                    .filter(change -> Whom.all(change).contains(whom))
                    .count();
            summary.append(broken == 0 ? "" : ", " + broken + (broken == 1 ? " breaks " : " break ") + whom.words());
        }
        return summary + "; asks for version " + gate.lowestVersion();
    }

    private static String harmless(Severity severity) {
        return severity == Severity.RISKY ? "risky: " : "";
    }
}
