package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Contract;
import java.util.List;
import java.util.Map;

/** Compares two contracts. */
public final class Diff {
    private Diff() {}

    /**
     * Returns the changes, the worst first; empty if the documents are equivalent, in any order and notation.
     *
     * @param before the contract that callers know
     * @param after the contract that replaces it
     */
    public static List<Change> between(Contract before, Contract after) {
        ChangeCollector found = new ChangeCollector();
        // A single place of a shared class can change; its new type is reported at the place.
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
