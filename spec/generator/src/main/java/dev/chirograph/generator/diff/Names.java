package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Operation;

/** What people call the parts of a contract. */
final class Names {
    private Names() {}

    static String of(Operation operation) {
        return operation.method() + " " + operation.path();
    }
}
