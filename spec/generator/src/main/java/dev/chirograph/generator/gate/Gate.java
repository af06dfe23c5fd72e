package dev.chirograph.generator.gate;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.diff.BreakingChanges;
import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.diff.Diff;
import dev.chirograph.generator.diff.VersionBump;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether the changes between two contracts may be released.
 *
 * @param before the released version
 * @param after the next version
 * @param changes the changes, the worst first
 * @param undeclared the breaking changes without a declaration
 * @param stale the declarations without a change
 * @param asks the required increment of the version
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
     * @param version the next version
     */
    public static Gate between(Contract before, Contract after, BreakingChanges declarations, String version) {
        List<Change> changes = Diff.between(before, after);
        return new Gate(
                before.version(),
                version,
                changes,
                declarations.undeclared(changes, version),
                // Declarations for the released version itself have served their purpose.
                version.equals(before.version()) && changes.isEmpty()
                        ? List.of()
                        : declarations.stale(changes, version),
                VersionBump.askedBy(changes, before.version()));
    }

    /** Returns whether the changes may be released. */
    public boolean open() {
        return problems().isEmpty();
    }

    /** Returns the problems, each with its fix. */
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

    /** Returns the lowest version with the required increment. */
    public String lowestVersion() {
        // An invalid version has no next one.
        return VersionBump.between(before, before) == null ? before : asks.next(before);
    }
}
