package dev.chirograph.generator.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Determines which declared types requests and responses use. */
public final class TypeDirections {
    private final Map<String, Declaration> declarations = new HashMap<>();
    private final Set<String> requests;
    private final Set<String> responses;

    private TypeDirections(Contract contract) {
        contract.declarations().forEach(declaration -> declarations.put(declaration.name(), declaration));
        List<Webhook> webhooks = contract.webhooks();
        // The API sends the payload of a webhook like a response, and receives the webhook's response like a request.
        requests = reached(Stream.concat(
                contract.operations().stream().flatMap(TypeDirections::sent),
                webhooks.stream().flatMap(webhook -> answered(webhook.responses()))));
        responses = reached(Stream.concat(
                contract.operations().stream().flatMap(operation -> answered(operation.responses())),
                webhooks.stream().flatMap(webhook -> sent(webhook.body()))));
    }

    /** Collects the types of all operations. */
    public static TypeDirections of(Contract contract) {
        return new TypeDirections(contract);
    }

    /** Whether requests can have a declared type. */
    public boolean requests(String type) {
        return requests.contains(type);
    }

    /** Whether responses can have a declared type. */
    public boolean responses(String type) {
        return responses.contains(type);
    }

    private static Stream<TypeUse> sent(Operation operation) {
        return Stream.concat(operation.parameters().stream().map(Parameter::use), sent(operation.body()));
    }

    private static Stream<TypeUse> sent(@Nullable Body body) {
        return body == null ? Stream.empty() : body.content().stream().map(Content::use);
    }

    private static Stream<TypeUse> answered(List<Response> responses) {
        return responses.stream()
                .flatMap(response -> Stream.concat(
                        response.headers().stream().map(Header::use),
                        response.content().stream().map(Content::use)));
    }

    private Set<String> reached(Stream<TypeUse> start) {
        Set<String> reached = new HashSet<>();
        Deque<Type> open = new ArrayDeque<>();
        start.map(TypeUse::type).forEach(open::add);
        while (!open.isEmpty()) {
            Type type = open.remove();
            if (type instanceof Type.ListOf list) {
                open.add(list.element().type());
            } else if (type instanceof Type.MapOf map) {
                open.add(map.value().type());
            } else if (type instanceof Type.Reference reference && reached.add(reference.name())) {
                parts(declarations.get(reference.name())).map(TypeUse::type).forEach(open::add);
            }
        }
        return reached;
    }

    private static Stream<TypeUse> parts(Declaration declaration) {
        if (declaration instanceof Declaration.ObjectType object) {
            Stream<TypeUse> fields = object.fields().stream().map(Field::use);
            return object.additional() == null ? fields : Stream.concat(fields, Stream.of(object.additional()));
        } else if (declaration instanceof Declaration.UnionType union) {
            return union.variants().stream().map(Declaration.Variant::use);
        }
        return Stream.empty();
    }
}
