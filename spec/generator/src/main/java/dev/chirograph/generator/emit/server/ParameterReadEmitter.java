package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.ParameterStyle;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaTypes;
import dev.chirograph.generator.emit.model.DefaultValueEmitter;
import dev.chirograph.generator.emit.model.ReaderMethodEmitter;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import java.util.List;
import java.util.Locale;

/** Generates expressions that read parameters from the variable {@code parameters}. */
final class ParameterReadEmitter {
    private final JavaFile file;
    private final Contract contract;
    private final Layout layout;
    private final ReaderMethodEmitter readers;

    ParameterReadEmitter(JavaFile file, Contract contract, Layout layout, ReaderMethodEmitter readers) {
        this.file = file;
        this.contract = contract;
        this.layout = layout;
        this.readers = readers;
    }

    /** Whether a parameter is a list. */
    static boolean list(Parameter parameter) {
        return parameter.use().type() instanceof Type.ListOf;
    }

    /** The expression that reads a parameter of an operation. */
    String expression(Parameter parameter, Operation operation) {
        TypeUse use = parameter.use();
        String source = source(parameter, operation);
        String reader = readers.reader(use, "read" + Names.type(parameter.name()));
        if (parameter.required()) {
            return source + ".required(" + reader + ")";
        } else if (use.defaultValue() != null) {
            return source + ".or(" + absent(use.type(), use.defaultValue()) + ", " + reader + ")";
        }
        return source + (list(parameter) && !use.nullable() ? ".list(" : ".optional(") + reader + ")";
    }

    /** The codec knows the case of a union that a default belongs to. */
    private String absent(Type type, DefaultValue value) {
        boolean union = type instanceof Type.Reference reference
                && contract.declaration(reference.name()) instanceof Declaration.UnionType;
        return union
                ? DefaultValueEmitter.json(file, layout, type, value)
                : DefaultValueEmitter.expression(file, layout, type, value);
    }

    private String source(Parameter parameter, Operation operation) {
        String place = parameter.place().name().toLowerCase(Locale.ROOT);
        String name = Names.literal(parameter.name());
        if (parameter.mediaType() != null) {
            // A media type other than JSON is a raw string.
            return "parameters." + place + "(" + name + ")" + (MediaTypes.json(parameter.mediaType()) ? ".json()" : "");
        } else if (spread(parameter)) {
            return "parameters." + place + "Spread(" + name + ", " + others(parameter, operation) + ")";
        }
        String style = file.use(layout.support("Style")) + "." + parameter.style();
        String arguments = switch (parameter.place()) {
            case PATH ->
                parameter.style() == ParameterStyle.SIMPLE && !parameter.explode()
                        ? ""
                        : ", " + style + ", " + parameter.explode();
            case QUERY ->
                parameter.style() == ParameterStyle.FORM && parameter.explode()
                        ? ""
                        : ", " + style + ", " + parameter.explode();
            case HEADER -> parameter.explode() ? ", true" : "";
            case COOKIE -> parameter.explode() ? "" : ", false";
        };
        return "parameters." + place + "(" + name + arguments + ")";
    }

    /** An exploded object has no name in a query: its members are parameters themselves. */
    private boolean spread(Parameter parameter) {
        return parameter.explode()
                && parameter.style() == ParameterStyle.FORM
                && object(parameter.use().type());
    }

    private boolean object(Type type) {
        if (type instanceof Type.Reference reference) {
            return object(contract.declaration(reference.name()));
        }
        return type instanceof Type.MapOf || type instanceof Type.FreeForm;
    }

    private boolean object(Declaration declaration) {
        if (declaration instanceof Declaration.UnionType union) {
            return union.variants().stream()
                    .allMatch(variant -> object(variant.use().type()));
        }
        return declaration instanceof Declaration.ObjectType;
    }

    private String others(Parameter parameter, Operation operation) {
        List<String> others = operation.parameters().stream()
                .filter(other -> other != parameter && other.place() == parameter.place())
                .map(other -> Names.literal(other.name()))
                .distinct()
                .toList();
        return file.use("java.util.Set") + ".of(" + String.join(", ", others) + ")";
    }
}
