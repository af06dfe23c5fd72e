package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Tag;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A group of operations with the names of its classes.
 *
 * @param description prose, empty when there is none
 * @param accessor the method that gives it
 * @param values the class whose methods give values
 * @param calls the class whose methods give calls
 */
record Group(
        String name,
        String description,
        String accessor,
        String values,
        String calls,
        List<ClientOperation> operations) {

    /** Groups and names the operations of a contract; those of a protocol are left out. */
    static List<Group> of(Contract contract, Layout layout) {
        Map<String, List<Operation>> operations = new LinkedHashMap<>();
        for (Operation operation : contract.operations()) {
            if (!operation.protocol()) {
                operations
                        .computeIfAbsent(operation.group(), name -> new ArrayList<>())
                        .add(operation);
            }
        }
        Scope types = Scope.ofTypes().keep("ApiGroups", "package-info");
        // The class that extends the list of groups is closed and built.
        Scope accessors = Scope.ofMembers().keep("build", "builder", "close");
        List<Group> groups = new ArrayList<>();
        operations.forEach((name, members) -> {
            Scope methods = Scope.ofMembers().keep("calls");
            Scope constants = Scope.ofMembers();
            groups.add(new Group(
                    name,
                    description(contract, name),
                    accessors.claim(Names.member(name)),
                    types.claim(Names.type(name) + "Api"),
                    types.claim(Names.type(name) + "Calls"),
                    members.stream()
                            .map(operation ->
                                    ClientOperation.of(operation, contract, layout, methods, constants, types))
                            .toList()));
        });
        return List.copyOf(groups);
    }

    private static String description(Contract contract, String name) {
        return contract.tags().stream()
                .filter(tag -> tag.name().equals(name))
                .findFirst()
                .map(Tag::description)
                .orElse("");
    }
}
