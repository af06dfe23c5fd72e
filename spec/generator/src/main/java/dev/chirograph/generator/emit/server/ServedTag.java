package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Tag;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * A tag with the names of its classes.
 *
 * @param handler the interface that serves its operations
 * @param routes the class that calls it
 * @param variable the variable name of a handler
 * @param operations its operations, in the contract's order
 */
record ServedTag(Tag tag, String handler, String routes, String variable, List<ServedOperation> operations) {

    /** Names all tags and operations of a contract. */
    static List<ServedTag> of(Contract contract) {
        Scope types = Scope.ofTypes()
                .keep(
                        "Body",
                        "Operations",
                        "Parameter",
                        "Parameters",
                        "Reader",
                        "ErrorResponses",
                        "Routes",
                        "package-info")
                .keep("RequestProperties", ApiScopeEmitter.NAME);
        Scope constants = Scope.ofMembers().keep("ALL");
        Scope variables = Scope.ofMembers().keep("routes");
        List<ServedTag> tags = new ArrayList<>();
        for (Tag tag : contract.tags()) {
            String handler = types.claim(Names.type(tag.name()) + "Handler");
            String routes = types.claim(Names.type(tag.name()) + "Routes");
            String variable = variables.claim(Names.member(tag.name()));
            Scope methods = Scope.ofMembers().keep("all");
            List<ServedOperation> operations = new ArrayList<>();
            for (Operation operation : contract.operations()) {
                if (operation.tag().equals(tag.name())) {
                    operations.add(ServedOperation.of(
                            operation, contract, new ServedOperation.Scopes(constants, methods, types)));
                }
            }
            tags.add(new ServedTag(tag, handler, routes, variable, List.copyOf(operations)));
        }
        return List.copyOf(tags);
    }
}
