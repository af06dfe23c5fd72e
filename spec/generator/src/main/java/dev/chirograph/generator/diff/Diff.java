package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Contract;
import java.util.List;

/** Compares two contracts. */
public final class Diff {
    private Diff() {}

    /**
     * Finds what has changed, the worst first; nothing when the documents say the same, in whatever order and notation.
     *
     * @param before the contract that callers know
     * @param after the contract that is to take its place
     */
    public static List<Change> between(Contract before, Contract after) {
        Differences found = new Differences();
        new ContractDiff(before, after, found).run();
        return found.list();
    }
}
