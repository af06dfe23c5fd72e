package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;

/** Compares what two contracts say. */
final class ContractDiff {
    private final Contract before;
    private final Contract after;
    private final Differences found;

    ContractDiff(Contract before, Contract after, Differences found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    void run() {
        Operations operations = Operations.of(before.operations(), after.operations());
        for (Operation operation : operations.removed()) {
            found.add(
                    ChangeKind.OPERATION_REMOVED, Direction.NEITHER, operation.pointer(), Names.of(operation), "", "");
        }
        for (Operation operation : operations.added()) {
            found.add(ChangeKind.OPERATION_ADDED, Direction.NEITHER, operation.pointer(), Names.of(operation), "", "");
        }
        for (Operations.Pair pair : operations.pairs()) {
            new OperationDiff(pair.before(), pair.after(), found).run();
        }
    }
}
