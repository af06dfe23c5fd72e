package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.java.JavaFile;

/** Generates expressions of defensive, unmodifiable copies. */
final class CopyEmitter {
    private CopyEmitter() {}

    /** The expression of a copy; the value itself if it is immutable. */
    static String copy(JavaFile file, Type type, String value) {
        if (type instanceof Type.ListOf list) {
            return list.element().nullable()
                    ? file.use("java.util.Collections") + ".unmodifiableList(new " + file.use("java.util.ArrayList")
                            + "<>(" + value + "))"
                    : file.use("java.util.List") + ".copyOf(" + value + ")";
        } else if (type instanceof Type.MapOf || type instanceof Type.FreeForm) {
            return map(file, value);
        }
        return bytes(type) ? value + ".clone()" : value;
    }

    /** Unlike {@code Map.copyOf}, this keeps the order. */
    static String map(JavaFile file, String value) {
        return file.use("java.util.Collections") + ".unmodifiableMap(new " + file.use("java.util.LinkedHashMap") + "<>("
                + value + "))";
    }

    /** Whether values of a type are byte arrays. */
    static boolean bytes(Type type) {
        return type instanceof Type.Text text
                && (text.kind() == Type.TextKind.BYTES || text.kind() == Type.TextKind.BINARY);
    }
}
