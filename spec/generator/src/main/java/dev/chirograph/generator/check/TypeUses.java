package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.ArrayList;
import java.util.List;

/** The nested uses of types. */
final class TypeUses {
    private TypeUses() {}

    /** The innermost element of nested lists and maps; the use itself if it is neither. */
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

    /** The uses that a declared type consists of. */
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
