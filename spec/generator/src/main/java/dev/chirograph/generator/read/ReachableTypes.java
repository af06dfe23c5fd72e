package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.contract.Webhook;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the named types that a caller or a handler can see; forms and responses of protocol operations are not among them. */
final class ReachableTypes {
    private final Declarations declarations;
    private final Set<String> seen = new HashSet<>();

    private ReachableTypes(Declarations declarations) {
        this.declarations = declarations;
    }

    static List<Declaration> of(
            Declarations declarations,
            List<Operation> operations,
            List<Webhook> webhooks,
            String always,
            DocumentOrder order) {
        ReachableTypes reachable = new ReachableTypes(declarations);
        operations.stream().filter(operation -> !operation.protocol()).forEach(reachable::see);
        for (Webhook webhook : webhooks) {
            reachable.see(webhook.body(), webhook.responses());
        }
        reachable.see(new Type.Reference(always));
        return reachable.inOrder(order);
    }

    /** Finds the types that only protocol operations use. */
    static List<Declaration> onlyByProtocols(
            Declarations declarations, List<Operation> operations, List<Declaration> others, DocumentOrder order) {
        ReachableTypes reachable = new ReachableTypes(declarations);
        operations.stream().filter(Operation::protocol).forEach(reachable::see);
        others.forEach(declaration -> reachable.seen.remove(declaration.name()));
        return reachable.inOrder(order);
    }

    private List<Declaration> inOrder(DocumentOrder order) {
        return declarations.all().stream()
                .filter(declaration -> seen.contains(declaration.name()))
                .sorted(Comparator.comparingInt(declaration -> order.of(declaration.pointer())))
                .toList();
    }

    private void see(Operation operation) {
        operation.parameters().stream().map(Parameter::use).forEach(this::see);
        see(operation.body(), operation.responses());
    }

    private void see(@Nullable Body body, List<Response> responses) {
        if (body != null) {
            body.content().stream().map(Content::use).forEach(this::see);
        }
        for (Response response : responses) {
            response.headers().stream().map(Header::use).forEach(this::see);
            response.content().stream().map(Content::use).forEach(this::see);
        }
    }

    private void see(TypeUse use) {
        see(use.type());
    }

    private void see(Type type) {
        if (type instanceof Type.ListOf list) {
            see(list.element());
        } else if (type instanceof Type.MapOf map) {
            see(map.value());
        } else if (type instanceof Type.Reference reference && seen.add(reference.name())) {
            Declaration declared = declarations.get(reference.name());
            if (declared instanceof Declaration.ObjectType object) {
                object.fields().stream().map(Field::use).forEach(this::see);
                if (object.additional() != null) {
                    see(object.additional());
                }
            } else if (declared instanceof Declaration.UnionType union) {
                union.variants().stream().map(Declaration.Variant::use).forEach(this::see);
            }
        }
    }
}
