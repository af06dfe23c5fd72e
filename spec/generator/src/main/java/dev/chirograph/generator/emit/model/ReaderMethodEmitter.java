package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.ConstraintEmitter;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates methods that read and validate values without a codec of their own, such as parameters, in one file. */
public final class ReaderMethodEmitter {
    private final JavaFile file;
    private final Layout layout;
    private final JavaTypes types;
    private final ValueReadEmitter reading;
    private final Scope names;
    /** Places with the same type and constraints share a method. */
    private final Map<TypeUse, String> methods = new LinkedHashMap<>();

    private final List<String> lines = new ArrayList<>();

    /**
     * Creates an emitter for a file.
     *
     * @param names the method names of the file
     */
    public ReaderMethodEmitter(JavaFile file, Layout layout, ConstraintEmitter checking, Scope names) {
        this.file = file;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.names = names;
        this.reading = new ValueReadEmitter(file, layout, checking, false, names);
    }

    /**
     * Returns the expression of a function that reads a value from the support's {@code JsonReader}.
     *
     * @param name the preferred name of a method that it may need, such as {@code readTags}
     */
    public String reader(TypeUse use, String name) {
        Type type = use.type();
        boolean plain = use.constraints().isEmpty() && !use.nullable();
        if (plain && type instanceof Type.Reference) {
            return CodecTypes.codec(file, layout, type) + "::read";
        } else if (plain && !(type instanceof Type.ListOf) && !(type instanceof Type.MapOf)) {
            return file.use(layout.support("JsonReader")) + "::" + method(type);
        }
        return file.name() + "::" + methods.computeIfAbsent(use, key -> write(use, name));
    }

    /** Whether the codec suffices, because there are no constraints to check. */
    public static boolean unchecked(TypeUse use) {
        if (!use.constraints().isEmpty() || use.nullable()) {
            return false;
        } else if (use.type() instanceof Type.ListOf list) {
            return unchecked(list.element());
        }
        return !(use.type() instanceof Type.MapOf map) || unchecked(map.value());
    }

    /** Writes the methods that the expressions so far need. */
    public void write() {
        for (List<String> all : List.of(lines, reading.methods())) {
            if (!all.isEmpty()) {
                // Each method ends with an empty line, and the class with its brace.
                file.blank().lines(all.subList(0, all.size() - 1));
            }
        }
    }

    private String write(TypeUse use, String wanted) {
        String name = names.claim(wanted);
        List<String> body = new ArrayList<>();
        body.add("private static " + types.nullable(file, use.type()) + " " + name + "("
                + file.use(layout.support("JsonReader")) + " reader) {");
        body.addAll(reading.statements(use, name + "Parts", "value", value -> "return " + value + ";"));
        body.add("return null;");
        body.add("}");
        body.add("");
        lines.addAll(body);
        return name;
    }

    private static String method(Type type) {
        if (type instanceof Type.FreeForm) {
            return "freeForm";
        }
        return type instanceof Type.Anything ? "value" : CodecTypes.scalar(type);
    }
}
