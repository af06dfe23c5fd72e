package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which operation of the one contract is which of the other.
 *
 * @param pairs those that are in both
 * @param removed those of the old contract that are gone
 * @param added those of the new contract that are new
 */
record OperationMatcher(List<Pair> pairs, List<Operation> removed, List<Operation> added) {
    /** The same operation, before and after. */
    record Pair(Operation before, Operation after) {}

    static OperationMatcher of(List<Operation> before, List<Operation> after) {
        OperationMatcher operations =
                new OperationMatcher(new ArrayList<>(), new ArrayList<>(before), new ArrayList<>(after));
        // To callers an operation is its method and path, so that these count before its id does.
        operations.match(operation -> Stream.of(call(operation, operation.path()) + " " + operation.id()));
        operations.match(operation -> Stream.of(call(operation, operation.path())));
        operations.match(operation -> Stream.of(operation.id()));
        operations.match(operation -> Stream.concat(Stream.of(operation.path()), operation.aliases().stream())
                .map(path -> call(operation, path)));
        return operations;
    }

    /** Says how an operation is called, with its variables left open: {@code GET /items/{}}. */
    private static String call(Operation operation, String path) {
        return operation.method() + " " + shape(path);
    }

    /** A path without the names of its variables. */
    static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private void match(Function<Operation, Stream<String>> keys) {
        Map<String, Operation> candidates = new HashMap<>();
        for (Operation operation : added) {
            keys.apply(operation).forEach(key -> candidates.putIfAbsent(key, operation));
        }
        Iterator<Operation> rest = removed.iterator();
        while (rest.hasNext()) {
            Operation old = rest.next();
            Operation found = keys.apply(old)
                    .map(candidates::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                pairs.add(new Pair(old, found));
                candidates.values().removeIf(candidate -> candidate == found);
                added.removeIf(operation -> operation == found);
                rest.remove();
            }
        }
    }
}
