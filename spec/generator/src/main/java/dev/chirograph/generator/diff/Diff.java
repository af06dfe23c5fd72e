package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Contract;
import java.util.List;
import java.util.Map;

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
        ChangeCollector found = new ChangeCollector();
        // One place of several that share a class can change: what it is then is told of the place.
        Contract.Places one = places(before);
        Contract.Places other = places(after);
        TypeDiff types = new TypeDiff(
                new NamedTypes(one.contract(), one.classes()),
                new NamedTypes(other.contract(), other.classes()),
                found);
        new ContractDiff(one.contract(), other.contract(), types, found).run();
        return found.list();
    }

    private static Contract.Places places(Contract contract) {
        Contract.Places places = contract.places();
        return places == null ? new Contract.Places(contract, Map.of()) : places;
    }
}
