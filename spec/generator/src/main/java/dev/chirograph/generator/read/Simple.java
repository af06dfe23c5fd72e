package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;

/** Tells types that fit into one text, as parameters and headers do, from those that do not. */
final class Simple {
    private Simple() {}

    /** Whether a value is one text, number or truth value. */
    static boolean scalar(Use use, Declarations declarations) {
        Type type = use.type();
        if (type instanceof Type.Reference reference) {
            return declarations.get(reference.name()) instanceof Declaration.EnumType;
        }
        return type instanceof Type.Bool
                || type instanceof Type.Whole
                || type instanceof Type.Decimal
                || type instanceof Type.Floating
                || type instanceof Type.Text;
    }
}
