package dev.chirograph.generator.gate;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.diff.BreakingChanges;
import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.diff.Diff;
import dev.chirograph.generator.diff.VersionBump;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges what lies between two contracts.
 *
 * @param before the version that callers know
 * @param after the version that is to take its place
 * @param changes what has changed, the worst first
 * @param undeclared those of them that break callers without that anybody has said why
 * @param stale what is declared, but not done
 * @param asks what the version has to rise by
 */
public record Gate(
        String before,
        String after,
        List<Change> changes,
        List<Change> undeclared,
        List<BreakingChanges.Declared> stale,
        VersionBump asks) {

    /**
     * Compares two contracts.
     *
     * @param version the version that the second is to have
     */
    public static Gate between(Contract before, Contract after, BreakingChanges declarations, String version) {
        List<Change> changes = Diff.between(before, after);
        return new Gate(
                before.version(),
                version,
                changes,
                declarations.undeclared(changes, version),
                // What was declared for the release itself was true when it was made.
                version.equals(before.version()) && changes.isEmpty()
                        ? List.of()
                        : declarations.stale(changes, version),
                VersionBump.askedBy(changes, before.version()));
    }

    /** Returns whether nothing stands in the way. */
    public boolean open() {
        return problems().isEmpty();
    }

    /** Returns what stands in the way, each with what to do. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        VersionBump risen = VersionBump.between(before, after);
        if (risen == null) {
            problems.add("the version " + after + " is not higher than the released " + before
                    + "; set info.version to " + lowestVersion());
        } else if (risen.compareTo(asks) < 0) {
            problems.add("the version " + after + " is too low for the changes; set info.version to " + lowestVersion()
                    + " or above");
        }
        String version = risen != null && risen.compareTo(asks) >= 0 ? after : lowestVersion();
        for (Change change : undeclared) {
            problems.add(change.summary() + " breaks " + Audience.of(change)
                    + " and is not declared; revert it, or add to the"
                    + " breaking changes of " + version + ": {change: "
                    + change.kind().kebab() + ", at: "
                    + change.pointer() + ", reason: ...}");
        }
        for (BreakingChanges.Declared declared : stale) {
            problems.add("a breaking change is declared as " + declared.change().kebab() + " at " + declared.at()
                    + " for " + after + ", but the document does not contain that change; remove the declaration");
        }
        return problems;
    }

    /** Returns the lowest version that rises as the changes ask. */
    public String lowestVersion() {
        // Below a version that is none, nothing can be said.
        return VersionBump.between(before, before) == null ? before : asks.next(before);
    }
}
