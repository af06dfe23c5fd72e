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
import java.util.List;
import java.util.function.UnaryOperator;

/** Generates the reading of values in a codec: an inline statement for simple values, a method for lists and maps. */
final class ValueReadEmitter {
    private final JavaFile file;
    private final Layout layout;
    private final JavaTypes types;
    private final ConstraintEmitter checking;
    private final boolean compared;
    private final Scope methodNames;
    private final List<String> methods = new ArrayList<>();

    /**
     * Creates an emitter for a codec.
     *
     * @param compared whether values are tried as the codec's type to select a variant
     */
    ValueReadEmitter(JavaFile file, Layout layout, ConstraintEmitter checking, boolean compared) {
        this(file, layout, checking, compared, Scope.ofMembers().keep("read", "write"));
    }

    /** Creates an emitter for a class whose method names are in a scope. */
    ValueReadEmitter(JavaFile file, Layout layout, ConstraintEmitter checking, boolean compared, Scope methodNames) {
        this.methodNames = methodNames;
        this.file = file;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.checking = checking;
        this.compared = compared;
    }

    /** Claims a method name in the codec, or a free one like it. */
    String claim(String method) {
        return methodNames.claim(method);
    }

    /** The methods that the statements so far need. */
    List<String> methods() {
        return methods;
    }

    /**
     * The statements that read a value, check it and, if it is valid, pass it on.
     *
     * @param name the preferred name of a method that reads it, such as {@code readTags}
     * @param variable the preferred name of a variable for it
     * @param handOn creates a statement from the expression of the value
     */
    List<String> statements(TypeUse use, String name, String variable, UnaryOperator<String> handOn) {
        List<String> statements = new ArrayList<>();
        if (use.nullable()) {
            statements.add("if (reader.readNull()) {");
            statements.add(handOn.apply("null"));
            statements.add("} else {");
        }
        // JSpecify leaves the nullness of local variables to inference.
        String schema = layout.half() == Layout.Half.SERVER ? checking.schema(use.constraints()) : null;
        String read = schema == null
                ? expression(use, name)
                : schema + ".read(reader, " + function(use.type(), name) + ", "
                        + CodecTypes.codec(file, layout, use.type()) + ")";
        statements.add(types.boxed(file, use.type()) + " " + variable + " = " + read + ";");
        statements.add("if (" + variable + " != null) {");
        if (layout.half() == Layout.Half.SERVER) {
            statements.addAll(checking.statements(use, "reader", variable));
        } else if (compared) {
            statements.addAll(checking.telling(use, "reader", variable));
        }
        statements.add(handOn.apply(variable));
        statements.add("}");
        if (use.nullable()) {
            statements.add("}");
        }
        return statements;
    }

    private String expression(TypeUse use, String name) {
        Type type = use.type();
        if (type instanceof Type.Reference) {
            return CodecTypes.codec(file, layout, type) + ".read(reader)";
        } else if (type instanceof Type.ListOf list) {
            return list(list, methodNames.claim(name)) + "(reader)";
        } else if (type instanceof Type.MapOf map) {
            return map(map, methodNames.claim(name)) + "(reader)";
        } else if (type instanceof Type.FreeForm) {
            return "reader.freeForm()";
        } else if (type instanceof Type.Anything) {
            return "reader.value()";
        }
        return "reader." + CodecTypes.scalar(type) + "()";
    }

    private String function(Type type, String name) {
        if (type instanceof Type.Reference) {
            return CodecTypes.codec(file, layout, type) + "::read";
        } else if (type instanceof Type.ListOf list) {
            return file.name() + "::" + list(list, methodNames.claim(name));
        } else if (type instanceof Type.MapOf map) {
            return file.name() + "::" + map(map, methodNames.claim(name));
        }
        String reader = file.use(layout.support("JsonReader"));
        if (type instanceof Type.FreeForm) {
            return reader + "::freeForm";
        }
        return reader + "::" + (type instanceof Type.Anything ? "value" : CodecTypes.scalar(type));
    }

    private String list(Type.ListOf list, String method) {
        List<String> body = new ArrayList<>();
        body.add(head(list, method));
        body.add("if (!reader.beginList()) {");
        body.add("return null;");
        body.add("}");
        body.add(types.plain(file, list) + " elements = new " + file.use(ArrayList.class) + "<>();");
        body.add("while (reader.nextElement()) {");
        body.addAll(statements(list.element(), method + "Element", "element", value -> "elements.add(" + value + ");"));
        body.add("}");
        body.add("return elements;");
        body.add("}");
        body.add("");
        methods.addAll(body);
        return method;
    }

    private String map(Type.MapOf map, String method) {
        List<String> body = new ArrayList<>();
        body.add(head(map, method));
        body.add("if (!reader.beginObject()) {");
        body.add("return null;");
        body.add("}");
        body.add(types.plain(file, map) + " members = new " + file.use("java.util.LinkedHashMap") + "<>();");
        body.add("for (String name = reader.nextMember(); name != null; name = reader.nextMember()) {");
        body.addAll(statements(map.value(), method + "Member", "member", value -> "members.put(name, " + value + ");"));
        body.add("}");
        body.add("reader.endObject(" + file.use(List.class) + ".of());");
        body.add("return members;");
        body.add("}");
        body.add("");
        methods.addAll(body);
        return method;
    }

    private String head(Type type, String method) {
        return "private static " + types.nullable(file, type) + " " + method + "("
                + file.use(layout.support("JsonReader")) + " reader) {";
    }
}
