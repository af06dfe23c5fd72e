package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.emit.MediaTypes;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation with the names that the server half gives to it and its parts.
 *
 * @param constant its constant in the table of operations
 * @param method the handler's method
 * @param arguments its parameters, in the contract's order
 * @param body what it takes as its body, null when it takes none
 * @param answer what it returns, null when a protocol handler answers by itself
 */
record ServedOperation(
        Operation operation,
        String constant,
        String method,
        List<Argument> arguments,
        @Nullable BodyArgument body,
        @Nullable Answer answer) {

    /** The body as an argument of a handler's method. */
    record BodyArgument(Body body, Content content, String name) {}

    /** Names an operation and its parts. */
    static ServedOperation of(Operation operation, Scope constants, Scope methods, Scope types) {
        String constant = constants.claim(Names.constant(operation.id()));
        String method = methods.claim(Names.member(operation.id()));
        if (operation.protocol()) {
            return new ServedOperation(operation, constant, method, List.of(), null, null);
        }
        // These are names of the variables around the arguments, in the handler's interface or in the route.
        Scope names = Scope.ofMembers().keep("call", "handler", "incoming", "parameters", "reply", "violations");
        BodyArgument body = body(operation.body(), names);
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            arguments.add(new Argument(parameter, names.claim(Names.member(parameter.name()))));
        }
        return new ServedOperation(
                operation, constant, method, List.copyOf(arguments), body, Answer.of(operation, types));
    }

    private static @Nullable BodyArgument body(@Nullable Body body, Scope names) {
        if (body == null) {
            return null;
        }
        Content content = MediaTypes.preferred(body.content());
        if (content == null || !MediaTypes.json(content.mediaType())) {
            throw new IllegalArgumentException(body.pointer() + ": a handler takes a body only as JSON; offer JSON, or"
                    + " mark the operation with x-protocol");
        }
        return new BodyArgument(body, content, names.claim("body"));
    }
}
