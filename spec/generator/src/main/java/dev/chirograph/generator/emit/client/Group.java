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
 * @param description prose, empty if there are none
 * @param accessor the method that returns it
 * @param values the class whose methods return values
 * @param calls the class whose methods return calls
 * @param operations all alternatives of each operation in sequence
 * @param constants the names of the constants of the calls
 */
record Group(
        String name,
        String description,
        String accessor,
        String values,
        String calls,
        List<ClientOperation> operations,
        Scope constants) {

    /** The maximum number of operations: a class file has 65535 constants (JVMS 4.1), and an operation takes some dozens. */
    private static final int MOST = 1200;

    /** The number of operations whose constants one initializer creates (JVMS 4.7.3). */
    private static final int PART = 400;

    /** Groups and names the operations of a contract, without protocol operations. */
    static List<Group> of(Contract contract, Layout layout) {
        Scope types = Scope.ofTypes().keep("ApiGroups", "package-info");
        // The subclass of the list of groups has methods {@code close} and {@code builder}.
        Scope accessors = Scope.ofMembers().keep("build", "builder", "close");
        List<Group> groups = new ArrayList<>();
        members(contract).forEach((name, members) -> {
            for (int from = 0; from < members.size(); from += MOST) {
                Scope constants = Scope.ofMembers();
                groups.add(new Group(
                        name,
                        description(contract, name),
                        accessors.claim(Names.member(name)),
                        types.claim(Names.type(name) + "Api"),
                        types.claim(Names.type(name) + "Calls"),
                        named(
                                members.subList(from, Math.min(members.size(), from + MOST)),
                                constants,
                                contract,
                                layout,
                                types),
                        constants));
            }
        });
        return List.copyOf(groups);
    }

    private static List<ClientOperation> named(
            List<Operation> members, Scope constants, Contract contract, Layout layout, Scope types) {
        Scope methods = Scope.ofMembers().keep("calls");
        List<ClientOperation> named = new ArrayList<>();
        for (int index = 0; index < members.size(); index++) {
            Operation operation = members.get(index);
            String constant = constants.claim(Names.constant(operation.sdkName()));
            String part = index < PART ? "" : "Part" + (1 + index / PART) + ".";
            named.addAll(ClientOperation.of(operation, part + constant, contract, layout, methods, types));
        }
        return List.copyOf(named);
    }

    private static Map<String, List<Operation>> members(Contract contract) {
        Map<String, List<Operation>> members = new LinkedHashMap<>();
        for (Operation operation : contract.operations()) {
            if (!operation.protocol()) {
                members.computeIfAbsent(operation.group(), name -> new ArrayList<>())
                        .add(operation);
            }
        }
        return members;
    }

    private static String description(Contract contract, String name) {
        return contract.tags().stream()
                .filter(tag -> tag.name().equals(name))
                .findFirst()
                .map(Tag::description)
                .orElse("");
    }
}
