package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.ArrayList;
import java.util.List;

/** The uses of types within others. */
final class TypeUses {
    private TypeUses() {}

    /** What lists of lists and maps of maps are made of in the end; the use itself when it is neither. */
    static TypeUse innermost(TypeUse use) {
        TypeUse current = use;
        while (true) {
            if (current.type() instanceof Type.ListOf list) {
                current = list.element();
            } else if (current.type() instanceof Type.MapOf map) {
                current = map.value();
            } else {
                return current;
            }
        }
    }

    /** What a declared type is made of. */
    static List<TypeUse> within(Declaration declaration) {
        List<TypeUse> uses = new ArrayList<>();
        if (declaration instanceof Declaration.ObjectType object) {
            object.fields().stream().map(Field::use).forEach(uses::add);
            if (object.additional() != null) {
                uses.add(object.additional());
            }
        } else if (declaration instanceof Declaration.UnionType union) {
            union.variants().stream().map(Declaration.Variant::use).forEach(uses::add);
        }
        return uses;
    }
}
