package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Server;
import dev.chirograph.generator.contract.Tag;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares two contracts. */
final class ContractDiff {
    private final Contract before;
    private final Contract after;
    private final TypeDiff types;
    private final ChangeCollector found;

    ContractDiff(Contract before, Contract after, TypeDiff types, ChangeCollector found) {
        this.before = before;
        this.after = after;
        this.types = types;
        this.found = found;
    }

    void run() {
        OperationMatcher operations = OperationMatcher.of(before.operations(), after.operations());
        for (Operation operation : operations.removed()) {
            found.add(
                    ChangeKind.OPERATION_REMOVED, Direction.NEITHER, operation.pointer(), Labels.of(operation), "", "");
        }
        for (Operation operation : operations.added()) {
            found.add(ChangeKind.OPERATION_ADDED, Direction.NEITHER, operation.pointer(), Labels.of(operation), "", "");
        }
        SchemeDiff schemes = new SchemeDiff(before, after, found);
        for (OperationMatcher.Pair pair : operations.pairs()) {
            new OperationDiff(pair.before(), pair.after(), types, found).run();
            new SecurityDiff(pair.before(), pair.after(), schemes.renamed(), found).run();
        }
        schemes.run();
        servers();
        about();
        new UncheckedDiff(before, after, found).run(operations.pairs());
    }

    private void servers() {
        Map<String, Server> gone = new LinkedHashMap<>();
        before.servers().forEach(server -> gone.put(server.url(), server));
        for (Server server : after.servers()) {
            Server old = gone.remove(server.url());
            if (old == null) {
                server(ChangeKind.SERVER_ADDED, server);
            } else if (!old.description().equals(server.description())) {
                found.addProse(
                        ChangeKind.PROSE_CHANGED,
                        server.pointer(),
                        server.url(),
                        old.description(),
                        server.description());
            }
        }
        gone.values().forEach(server -> server(ChangeKind.SERVER_REMOVED, server));
    }

    private void server(ChangeKind kind, Server server) {
        found.add(kind, Direction.NEITHER, server.pointer(), server.url(), "", "");
    }

    private void about() {
        types.prose(before.title(), after.title(), "/info/title", "The document");
        types.prose(before.description(), after.description(), "/info/description", "The document");
        Map<String, Tag> tags = new LinkedHashMap<>();
        before.tags().forEach(tag -> tags.put(tag.name(), tag));
        for (Tag tag : after.tags()) {
            Tag old = tags.get(tag.name());
            if (old != null) {
                types.prose(old.description(), tag.description(), tag.pointer(), "Tag " + tag.name());
            }
        }
    }
}
