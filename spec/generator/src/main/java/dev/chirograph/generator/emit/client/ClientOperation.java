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
 * A way to call an operation, with the names that the client half gives to it and its parts. An operation has one way, and
 * one more for each kind of body that it takes or gives besides the preferred.
 *
 * @param kind the kind of body that this way is for; null for the preferred
 * @param constant its constant among the calls, the same for all its ways
 * @param method its method
 * @param arguments the parameters that must be there
 * @param body what it takes as its body, null when it takes none
 * @param options the parameters that may be absent, null if absent
 * @param returnShape what it gives
 * @param pages how its pages are walked, null when it is no paged list
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

    /** So many places a method has for its arguments (JVMS 4.3.3), less what else goes there; a long takes two. */
    private static final int ROOM = 200;

    /** A parameter with its name in Java. */
    record Argument(Parameter parameter, String name) {}

    /** The body as an argument. */
    record BodyArgument(Body body, BodyContent payload, String name) {
        Type type() {
            // Nobody sends events to a server; who must gives their text.
            return payload.kind() == MediaKind.EVENTS
                    ? new Type.Text(Type.TextKind.PLAIN)
                    : payload.use().type();
        }

        /** Whether there may be none, or one that is null. */
        boolean maybeNull() {
            return !body.required() || payload.use().nullable();
        }
    }

    /**
     * The parameters that may be absent, and those that must be there but have no room as arguments.
     *
     * @param type the class that carries them
     */
    record Options(String type, List<Argument> parameters) {
        /** Whether some must be there. */
        boolean demanding() {
            return parameters.stream().anyMatch(one -> one.parameter().required());
        }
    }

    /** Names an operation and its parts, the preferred way first. */
    static List<ClientOperation> of(
            Operation operation, String constant, Contract contract, Layout layout, Scope methods, Scope types) {
        // These are names of other variables in the methods.
        Scope names = Scope.ofMembers()
                .keep("calls", "cursor", "engine", "options", "page", "parameters", "request", "element", "text")
                .keep("status", "mediaType", "content", "multipart")
                // In a script without capitals a constant is written like a variable.
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

    /** Whether it is the way that is preferred. */
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
