package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaKind;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method for an operation, with its names in the client half. An operation has a method for its preferred alternative, and
 * another for each further kind of request or response body.
 *
 * @param kind the kind of body of this alternative; null for the preferred one
 * @param constant its constant among the calls, shared by all alternatives
 * @param method the method's name
 * @param arguments the required parameters
 * @param body the body argument; null if there is none
 * @param options the optional parameters; null if there are none
 * @param returnShape the return type
 * @param pages the paging; null if it is not a paged list
 */
record ClientOperation(
        Operation operation,
        @Nullable String kind,
        String constant,
        String method,
        List<Argument> arguments,
        @Nullable BodyArgument body,
        @Nullable Options options,
        ReturnShape returnShape,
        @Nullable PagedList pages) {

    /** The argument slots of a method (JVMS 4.3.3), with a reserve for other arguments; a long takes two. */
    private static final int ROOM = 200;

    /** A parameter with its name in Java. */
    record Argument(Parameter parameter, String name) {}

    /** The body as an argument. */
    record BodyArgument(Body body, BodyContent payload, String name) {
        Type type() {
            // Sending events to a server is unusual, so they are a plain string.
            return payload.kind() == MediaKind.EVENTS
                    ? new Type.Text(Type.TextKind.PLAIN)
                    : payload.use().type();
        }

        /** Whether the body may be absent or null. */
        boolean maybeNull() {
            return !body.required() || payload.use().nullable();
        }
    }

    /**
     * The optional parameters, and required ones that exceed the limit of arguments.
     *
     * @param type the class that carries them
     */
    record Options(String type, List<Argument> parameters) {
        /** Whether it has required parameters. */
        boolean demanding() {
            return parameters.stream().anyMatch(one -> one.parameter().required());
        }
    }

    /** Names an operation and its parts, the preferred alternative first. */
    static List<ClientOperation> of(
            Operation operation, String constant, Contract contract, Layout layout, Scope methods, Scope types) {
        // These are names of other variables in the methods.
        Scope names = Scope.ofMembers()
                .keep("calls", "cursor", "engine", "options", "page", "parameters", "request", "element", "text")
                .keep("status", "mediaType", "content", "multipart")
                // In a script without capitals, a constant is spelled like a variable.
                .keep(constant);
        String bodyName = operation.body() == null ? "" : names.claim("body");
        Scope fields = Scope.ofMembers().keep("none", "request", "startingAt", "other", "text", "writeTo", "element");
        List<Argument> arguments = new ArrayList<>();
        List<Argument> optional = new ArrayList<>();
        boolean crowded =
                operation.parameters().stream().filter(Parameter::required).count() > ROOM / 2;
        for (Parameter parameter : operation.parameters()) {
            boolean argument = parameter.required() && !(crowded && parameter.place() != Parameter.Place.PATH);
            Scope scope = argument ? names : fields;
            (argument ? arguments : optional)
                    .add(new Argument(parameter, scope.claim(Names.member(parameter.sdkName()))));
        }
        Options options = optional.isEmpty()
                ? null
                : new Options(types.claim(Names.type(operation.id()) + "Parameters"), List.copyOf(optional));
        List<BodyVariant> bodies = operation.body() == null
                ? List.of()
                : BodyVariant.of(operation.body().content(), contract);
        Set<String> kinds = new LinkedHashSet<>();
        bodies.stream().skip(1).map(BodyVariant::name).forEach(kinds::add);
        kinds.addAll(ReturnShape.kinds(operation, contract));
        List<@Nullable String> ways = new ArrayList<>();
        ways.add(null);
        ways.addAll(kinds);
        List<ClientOperation> all = new ArrayList<>();
        for (String kind : ways) {
            String suffix = kind == null ? "" : "As" + kind;
            BodyArgument body = operation.body() == null || bodies.isEmpty()
                    ? null
                    : new BodyArgument(operation.body(), wanted(bodies, kind).preferred(), bodyName);
            ReturnShape returnShape =
                    ReturnShape.of(operation, contract, kind, Names.type(operation.id()) + suffix + "Response");
            if (returnShape.type() != null) {
                returnShape = new ReturnShape(returnShape.form(), returnShape.cases(), types.claim(returnShape.type()));
            }
            all.add(new ClientOperation(
                    operation,
                    kind,
                    constant,
                    methods.claim(Names.member(operation.sdkName() + suffix)),
                    List.copyOf(arguments),
                    body,
                    options,
                    returnShape,
                    operation.paging() == null || kind != null
                            ? null
                            : PagedList.of(operation.paging(), returnShape, optional, contract, layout)));
        }
        return all;
    }

    /** Whether it is the preferred alternative. */
    boolean preferred() {
        return kind == null;
    }

    private static BodyVariant wanted(List<BodyVariant> alternatives, @Nullable String kind) {
        return alternatives.stream()
                .filter(alternative -> alternative.name().equals(kind))
                .findFirst()
                .orElse(alternatives.get(0));
    }
}
