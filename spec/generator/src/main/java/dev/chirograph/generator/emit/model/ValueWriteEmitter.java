package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import java.util.ArrayList;
import java.util.List;

/** Generates the writing of values in a codec. */
final class ValueWriteEmitter {
    private final JavaFile file;
    private final Layout layout;
    private final JavaTypes types;

    ValueWriteEmitter(JavaFile file, Layout layout) {
        this.file = file;
        this.layout = layout;
        this.types = new JavaTypes(layout);
    }

    /** The statements that write a value, which may be null. */
    List<String> statements(TypeUse use, String value) {
        return statements(use, value, 1);
    }

    private List<String> statements(TypeUse use, String value, int depth) {
        if (!use.nullable()) {
            return present(use.type(), value, depth);
        }
        List<String> statements = new ArrayList<>();
        statements.add("if (" + value + " == null) {");
        statements.add("writer.none();");
        statements.add("} else {");
        statements.addAll(present(use.type(), value, depth));
        statements.add("}");
        return statements;
    }

    private List<String> present(Type type, String value, int depth) {
        if (type instanceof Type.ListOf list) {
            return list(list, value, depth);
        } else if (type instanceof Type.MapOf map) {
            return map(map.value(), value, depth);
        } else if (type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN) {
            return List.of("writer.string(" + value + ");");
        } else if (type instanceof Type.Bool) {
            return List.of("writer.bool(" + value + ");");
        } else if (type instanceof Type.Whole) {
            return List.of("writer.int64(" + value + ");");
        } else if (type instanceof Type.Decimal) {
            return List.of("writer.number(" + value + ");");
        } else if (type instanceof Type.Anything) {
            return List.of("writer.value(" + value + ");");
        }
        return List.of(CodecTypes.codec(file, layout, type) + ".write(writer, " + value + ");");
    }

    private List<String> list(Type.ListOf list, String value, int depth) {
        String element = numbered("element", depth);
        List<String> statements = new ArrayList<>();
        statements.add("writer.beginList();");
        statements.add("for (" + types.boxed(file, list.element().type()) + " " + element + " : " + value + ") {");
        statements.addAll(statements(list.element(), element, depth + 1));
        statements.add("}");
        statements.add("writer.end();");
        return statements;
    }

    private List<String> map(TypeUse member, String value, int depth) {
        String entry = numbered("entry", depth);
        List<String> statements = new ArrayList<>();
        statements.add("writer.beginObject();");
        statements.addAll(members(member, value, entry, depth));
        statements.add("writer.end();");
        return statements;
    }

    /** The statements that write the members of a map into the current object. */
    List<String> members(TypeUse member, String map) {
        return members(member, map, "entry", 1);
    }

    private List<String> members(TypeUse member, String map, String entry, int depth) {
        List<String> statements = new ArrayList<>();
        statements.add("for (" + file.use("java.util.Map") + ".Entry<String, " + elementType(member) + "> " + entry
                + " : " + map + ".entrySet()) {");
        statements.add("writer.name(" + entry + ".getKey());");
        statements.addAll(statements(member, entry + ".getValue()", depth + 1));
        statements.add("}");
        return statements;
    }

    /** The first variable of a kind has no number. */
    private static String numbered(String name, int depth) {
        return depth == 1 ? name : name + depth;
    }

    private String elementType(TypeUse element) {
        return element.nullable() ? types.nullable(file, element.type()) : types.boxed(file, element.type());
    }
}
