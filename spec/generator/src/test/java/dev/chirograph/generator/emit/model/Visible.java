package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.MediaTypes;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The names and values that responses of a contract may have in them. */
final class Visible {
    private final Contract contract;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> texts = new HashSet<>();

    Visible(Contract contract) {
        this.contract = contract;
        contract.operations().stream()
                .filter(operation -> !operation.protocol())
                .map(Operation::responses)
                .forEach(responses -> responses.forEach(response -> response.content().stream()
                        .filter(content -> MediaTypes.json(content.mediaType()))
                        .forEach(content -> visit(content.use().type()))));
    }

    /** Those that a pattern matches. */
    Set<String> marks(Pattern pattern) {
        Set<String> marks = new HashSet<>(texts);
        marks.removeIf(text -> !pattern.matcher(text).matches());
        return marks;
    }

    private void visit(Type type) {
        if (type instanceof Type.ListOf list) {
            visit(list.element().type());
        } else if (type instanceof Type.MapOf map) {
            visit(map.value().type());
        } else if (type instanceof Type.Reference reference && seen.add(reference.name())) {
            visit(contract.declaration(reference.name()));
        }
    }

    private void visit(Declaration declaration) {
        if (declaration instanceof Declaration.EnumType enumType) {
            texts.addAll(enumType.values());
        } else if (declaration instanceof Declaration.UnionType union) {
            union.variants().forEach(variant -> visit(variant.use().type()));
        } else if (declaration instanceof Declaration.ObjectType object) {
            object.fields().stream().filter(field -> !field.use().writeOnly()).forEach(field -> {
                texts.add(field.name());
                visit(field.use().type());
            });
        }
    }
}
