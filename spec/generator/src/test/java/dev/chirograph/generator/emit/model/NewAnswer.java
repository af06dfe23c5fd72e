package dev.chirograph.generator.emit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Creates a value of a type in which all its parts are, of a choice one after the other. */
final class NewAnswer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Contract contract;

    /** The declared types that are being made. */
    private final Deque<String> within = new ArrayDeque<>();

    private final int choice;

    /**
     * Chooses among the variants of unions.
     *
     * @param choice from 0, beyond the last variant again from the first
     */
    NewAnswer(Contract contract, int choice) {
        this.contract = contract;
        this.choice = choice;
    }

    /** Creates a value. */
    JsonNode of(TypeUse use) {
        Optional<String> one = one(use);
        Type type = use.type();
        if (type instanceof Type.Reference reference) {
            within.push(reference.name());
            JsonNode made = of(contract.declaration(reference.name()));
            within.pop();
            return made;
        } else if (type instanceof Type.ListOf list) {
            ArrayNode made = JSON.arrayNode();
            return ends(list.element()) ? made : made.add(of(list.element()));
        } else if (type instanceof Type.MapOf map) {
            ObjectNode made = JSON.objectNode();
            return ends(map.value()) ? made : made.set("key", of(map.value()));
        } else if (type instanceof Type.Text text) {
            return JSON.textNode(one.orElse(text(text.kind())));
        } else if (type instanceof Type.Bool) {
            return JSON.booleanNode(true);
        } else if (type instanceof Type.FreeForm || type instanceof Type.Anything) {
            return JSON.objectNode().put("any", 1);
        }
        return JSON.numberNode(one.map(Integer::valueOf).orElse(1));
    }

    private JsonNode of(Declaration declaration) {
        if (declaration instanceof Declaration.EnumType enumType) {
            return JSON.textNode(last(enumType.values()));
        } else if (declaration instanceof Declaration.UnionType union) {
            return of(union);
        }
        ObjectNode made = JSON.objectNode();
        for (Field field : ((Declaration.ObjectType) declaration).fields()) {
            if (!field.use().writeOnly() && (field.required() || !ends(field.use()))) {
                made.set(field.name(), of(field.use()));
            }
        }
        return made;
    }

    private JsonNode of(Declaration.UnionType union) {
        Declaration.Variant chosen =
                union.variants().get(choice % union.variants().size());
        JsonNode made = of(chosen.use());
        if (union.discriminator() != null
                && made instanceof ObjectNode object
                && !chosen.values().isEmpty()) {
            object.put(union.discriminator().property(), last(chosen.values()));
        }
        return made;
    }

    /** Whether a value of this would go on without end. */
    private boolean ends(TypeUse use) {
        return use.type() instanceof Type.Reference reference && within.contains(reference.name())
                || use.type() instanceof Type.ListOf list && ends(list.element())
                || use.type() instanceof Type.MapOf map && ends(map.value());
    }

    private static Optional<String> one(TypeUse use) {
        return use.constraints().stream()
                .filter(Constraint.OneOf.class::isInstance)
                .map(constraint -> last(((Constraint.OneOf) constraint).values()))
                .findFirst();
    }

    private static String last(List<String> values) {
        return values.get(values.size() - 1);
    }

    private static String text(Type.TextKind kind) {
        return switch (kind) {
            case PLAIN, BINARY -> "text";
            case DATE -> "2026-11-24";
            case DATE_TIME -> "2026-11-24T09:30:00Z";
            case UUID -> "8f14e45f-ceea-467f-a0e6-6b0c7c1b7a11";
            case URI -> "https://example.com/";
            case BYTES -> "AAEC";
        };
    }
}
