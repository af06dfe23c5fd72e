package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation with its names in the server half.
 *
 * @param constant its constant in the table of operations
 * @param method the handler's method
 * @param arguments its parameters, in the contract's order
 * @param parameters the class that carries the parameters, null when each is an argument of the handler's method
 * @param body the body argument; null if there is none
 * @param returned the return type; null if a protocol handler writes the response
 */
record ServedOperation(
        Operation operation,
        String constant,
        String method,
        List<HandlerArgument> arguments,
        @Nullable String parameters,
        @Nullable BodyArgument body,
        @Nullable HandlerReturn returned) {

    /** The maximum number of separate arguments, for readability; the limit of Java is 255. */
    private static final int MOST_ARGUMENTS = 20;

    /**
     * The body as an argument of a handler's method.
     *
     * @param alternatives the possible types, the preferred first
     * @param type the class that carries it; null if there is only one alternative
     */
    record BodyArgument(
            Body body,
            List<BodyVariant> alternatives,
            @Nullable String type,
            String name) {

        /** The only alternative. */
        BodyVariant only() {
            return alternatives.get(0);
        }

        /** Whether its content depends on its media type, which the handler has to read. */
        boolean open() {
            return alternatives.stream()
                    .anyMatch(each ->
                            each.payloads().stream().filter(BodyContent::raw).count() > 1
                                    || each.payloads().stream().anyMatch(payload -> payload.raw() && payload.range()));
        }
    }

    /** The scope of names. */
    record Scopes(Scope constants, Scope methods, Scope types) {}

    /** Names an operation and its parts. */
    static ServedOperation of(Operation operation, Contract contract, Scopes scopes) {
        String constant = scopes.constants().claim(Names.constant(operation.id()));
        String method = scopes.methods().claim(Names.member(operation.id()));
        if (operation.protocol()) {
            return new ServedOperation(operation, constant, method, List.of(), null, null, null);
        }
        // These names are variables beside the arguments, in the handler's interface or in the route.
        Scope names = Scope.ofMembers().keep("call", "handler", "parameters", "request", "response", "violations");
        BodyArgument body =
                operation.body() == null ? null : body(operation, operation.body(), contract, scopes, names);
        HandlerReturn returned = HandlerReturn.of(operation, contract, scopes.types());
        if (returned.several()) {
            returned.cases().forEach(one -> names.keep(Names.member(one.name())));
        }
        List<HandlerArgument> arguments = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            arguments.add(new HandlerArgument(parameter, names.claim(Names.member(parameter.sdkName()))));
        }
        String parameters = arguments.size() > MOST_ARGUMENTS
                ? scopes.types().claim(Names.type(operation.id()) + "Parameters")
                : null;
        return new ServedOperation(operation, constant, method, List.copyOf(arguments), parameters, body, returned);
    }

    private static BodyArgument body(Operation operation, Body body, Contract contract, Scopes scopes, Scope names) {
        List<BodyVariant> alternatives = BodyVariant.of(body.content(), contract);
        String type = alternatives.size() > 1 ? scopes.types().claim(Names.type(operation.id()) + "Body") : null;
        return new BodyArgument(body, alternatives, type, names.claim("body"));
    }
}
