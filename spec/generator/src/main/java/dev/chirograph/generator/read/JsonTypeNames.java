package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Determines the JSON type of values. */
final class JsonTypeNames {
    private JsonTypeNames() {}

    /** Whether a value of the type can have one of these JSON types; null stands for all of them. */
    static boolean fits(Type type, Declarations declarations, @Nullable Set<String> names) {
        String name = name(type, declarations);
        return names == null
                || name.isEmpty()
                || names.isEmpty()
                || names.contains(name)
                || (name.equals("integer") && names.contains("number"))
                || (name.equals("number") && names.contains("integer"));
    }

    /** Returns the JSON type; empty if there are several. */
    static String name(Type type, Declarations declarations) {
        if (type instanceof Type.Bool) {
            return "boolean";
        } else if (type instanceof Type.Whole) {
            return "integer";
        } else if (type instanceof Type.Decimal || type instanceof Type.Floating) {
            return "number";
        } else if (type instanceof Type.Text) {
            return "string";
        } else if (type instanceof Type.ListOf) {
            return "array";
        } else if (type instanceof Type.MapOf || type instanceof Type.FreeForm) {
            return "object";
        } else if (type instanceof Type.Reference reference) {
            Declaration declared = declarations.get(reference.name());
            if (declared instanceof Declaration.ObjectType) {
                return "object";
            }
            return declared instanceof Declaration.EnumType ? "string" : "";
        }
        return "";
    }
}
