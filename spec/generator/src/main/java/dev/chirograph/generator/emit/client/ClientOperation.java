package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaTypes;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation with the names that the client half gives to it and its parts.
 *
 * @param constant its constant among the calls
 * @param method its method
 * @param arguments the parameters that must be there
 * @param body what it takes as its body, null when it takes none
 * @param options the parameters that may be absent, null when there are none
 * @param answer what it gives
 * @param pages how its pages are walked, null when it is no paged list
 */
record ClientOperation(
        Operation operation,
        String constant,
        String method,
        List<Argument> arguments,
        @Nullable BodyArgument body,
        @Nullable Options options,
        Answer answer,
        @Nullable PagedList pages) {

    /** A parameter with its name in Java. */
    record Argument(Parameter parameter, String name) {}

    /** The body as an argument. */
    record BodyArgument(Body body, Content content, String name) {
        boolean json() {
            return MediaTypes.json(content.mediaType());
        }

        boolean text() {
            return MediaTypes.text(content.mediaType());
        }
    }

    /**
     * The parameters that may be absent.
     *
     * @param type the class that carries them
     */
    record Options(String type, List<Argument> parameters) {}

    /** Names an operation and its parts. */
    static ClientOperation of(
            Operation operation, Contract contract, Layout layout, Scope methods, Scope constants, Scope types) {
        // These are names of other variables in the methods.
        Scope names = Scope.ofMembers().keep("calls", "cursor", "engine", "options", "page", "parameters", "request");
        BodyArgument body = body(operation.body(), names);
        List<Argument> arguments = new ArrayList<>();
        Scope fields = Scope.ofMembers().keep("none", "request", "startingAt", "other", "text", "writeTo");
        List<Argument> optional = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            Scope scope = parameter.required() ? names : fields;
            (parameter.required() ? arguments : optional)
                    .add(new Argument(parameter, scope.claim(Names.member(parameter.name()))));
        }
        Options options = optional.isEmpty()
                ? null
                : new Options(types.claim(Names.type(operation.id()) + "Parameters"), List.copyOf(optional));
        return new ClientOperation(
                operation,
                constants.claim(Names.constant(operation.sdkName())),
                methods.claim(Names.member(operation.sdkName())),
                List.copyOf(arguments),
                body,
                options,
                Answer.of(operation),
                operation.paging() == null
                        ? null
                        : PagedList.of(operation, operation.paging(), optional, contract, layout));
    }

    private static @Nullable BodyArgument body(@Nullable Body body, Scope names) {
        Content content = body == null ? null : MediaTypes.preferred(body.content());
        return body == null || content == null ? null : new BodyArgument(body, content, names.claim("body"));
    }
}
