package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes variants by which a union would be a variant of itself, which no value could distinguish. */
final class UnionCycles {
    private final ReadContext context;
    private final Declarations declarations;
    private final Set<String> around = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    private UnionCycles(ReadContext context, Declarations declarations) {
        this.context = context;
        this.declarations = declarations;
    }

    static void cut(ReadContext context, Declarations declarations) {
        UnionCycles cycles = new UnionCycles(context, declarations);
        declarations.all().forEach(cycles::cut);
    }

    private void cut(Declaration declaration) {
        if (!(declaration instanceof Declaration.UnionType union) || !done.add(union.name())) {
            return;
        }
        around.add(union.name());
        List<Declaration.Variant> kept = new ArrayList<>();
        for (Declaration.Variant variant : union.variants()) {
            if (variant.use().type() instanceof Type.Reference reference && around.contains(reference.name())) {
                context.warn(
                        "endless-schema",
                        variant.pointer(),
                        "the union is a variant of itself, which is ignored",
                        "remove the variant");
            } else {
                kept.add(variant);
                if (variant.use().type() instanceof Type.Reference reference) {
                    Declaration next = declarations.get(reference.name());
                    if (next != null) {
                        cut(next);
                    }
                }
            }
        }
        around.remove(union.name());
        if (kept.size() < union.variants().size()) {
            declarations.add(new Declaration.UnionType(
                    union.pointer(),
                    union.name(),
                    union.description(),
                    union.deprecation(),
                    kept,
                    union.exclusive(),
                    union.discriminator()));
        }
    }
}
