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
 * Matches the operations of two contracts.
 *
 * @param pairs the operations in both
 * @param removed the operations in the old contract only
 * @param added the operations in the new contract only
 */
record OperationMatcher(List<Pair> pairs, List<Operation> removed, List<Operation> added) {
    /** The same operation, before and after. */
    record Pair(Operation before, Operation after) {}

    static OperationMatcher of(List<Operation> before, List<Operation> after) {
        OperationMatcher operations =
                new OperationMatcher(new ArrayList<>(), new ArrayList<>(before), new ArrayList<>(after));
        // Callers identify an operation by method and path, so these take precedence over its id.
        operations.match(operation -> Stream.of(call(operation, operation.path()) + " " + operation.id()));
        operations.match(operation -> Stream.of(call(operation, operation.path())));
        operations.match(operation -> Stream.of(operation.id()));
        operations.match(operation -> Stream.concat(Stream.of(operation.path()), operation.aliases().stream())
                .map(path -> call(operation, path)));
        return operations;
    }

    /** Returns the call of an operation with anonymous variables: {@code GET /items/{}}. */
    private static String call(Operation operation, String path) {
        return operation.method() + " " + shape(path);
    }

    /** A path with anonymous variables. */
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
