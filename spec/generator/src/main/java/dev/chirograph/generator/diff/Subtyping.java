package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Declaration.EnumType;
import dev.chirograph.generator.contract.Declaration.ObjectType;
import dev.chirograph.generator.contract.Declaration.UnionType;
import dev.chirograph.generator.contract.Declaration.Unknown;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides whether every value of one type is a value of another. If in doubt, it is not. */
final class Subtyping {
    private final NamedTypes smaller;
    private final NamedTypes larger;
    /** Pairs of named types that are being compared; a recursive pair is taken to fit. */
    private final Set<List<String>> assumed = new HashSet<>();

    /**
     * Prepares a comparison.
     *
     * @param smaller the named types that the smaller type refers to
     * @param larger the named types that the larger type refers to
     */
    Subtyping(NamedTypes smaller, NamedTypes larger) {
        this.smaller = smaller;
        this.larger = larger;
    }

    /** Returns whether every value of the smaller type is a value of the larger one. */
    boolean fits(TypeUse small, TypeUse large) {
        return (large.nullable() || !small.nullable()) && fitsValue(small, large);
    }

    /** Returns the same for values other than null. */
    boolean fitsValue(TypeUse small, TypeUse large) {
        Declaration part = smaller.of(small.type());
        if (part instanceof UnionType union) {
            return assume(small, large)
                    || union.variants().stream().allMatch(variant -> fits(variant.use(), large))
                            && keeps(small.constraints(), large.constraints());
        }
        Declaration whole = larger.of(large.type());
        if (whole instanceof UnionType union) {
            return assume(small, large)
                    || union.variants().stream().anyMatch(variant -> fits(small, variant.use()))
                            && keeps(small.constraints(), large.constraints());
        }
        return type(small, large, part, whole);
    }

    private boolean type(TypeUse small, TypeUse large, @Nullable Declaration part, @Nullable Declaration whole) {
        if (part instanceof EnumType || whole instanceof EnumType) {
            return values(small, large, part, whole);
        }
        if (!keeps(implied(small), large.constraints())) {
            return false;
        }
        Type one = small.type();
        Type other = large.type();
        if (other instanceof Type.Anything) {
            return true;
        } else if (one instanceof Type.ListOf list && other instanceof Type.ListOf lists) {
            return fits(list.element(), lists.element());
        } else if (one instanceof Type.MapOf map && other instanceof Type.MapOf maps) {
            return fits(map.value(), maps.value());
        } else if (one instanceof Type.FreeForm && other instanceof Type.MapOf map) {
            return map.value().type() instanceof Type.Anything;
        } else if (other instanceof Type.FreeForm) {
            return one instanceof Type.FreeForm || one instanceof Type.MapOf || part instanceof ObjectType;
        } else if (part instanceof ObjectType object && whole instanceof ObjectType objects) {
            return assume(small, large) || object(object, objects);
        } else if (part instanceof ObjectType object && other instanceof Type.MapOf map) {
            return object.fields().stream().allMatch(field -> fits(field.use(), map.value()));
        }
        return simple(one, other);
    }

    /** Records that two types are being compared; returns whether they already were. */
    private boolean assume(TypeUse small, TypeUse large) {
        return small.type() instanceof Type.Reference one
                && !assumed.add(List.of(one.name(), Labels.of(large), small.constraints() + "" + large.constraints()));
    }

    private static boolean keeps(List<Constraint> small, List<Constraint> large) {
        return ConstraintDiff.between(small, large, "").stream().noneMatch(delta -> tightens(delta.kind()));
    }

    /** An integer is a multiple of one, whether stated or not. */
    private static List<Constraint> implied(TypeUse use) {
        if (!(use.type() instanceof Type.Whole)) {
            return use.constraints();
        }
        List<Constraint> constraints = new ArrayList<>(use.constraints());
        constraints.add(new Constraint.MultipleOf(use.pointer(), BigDecimal.ONE));
        return constraints;
    }

    private static boolean tightens(ChangeKind kind) {
        return kind.wire(Direction.REQUEST) == Effect.BREAKING;
    }

    private static boolean simple(Type one, Type other) {
        if (one instanceof Type.Whole small) {
            return other instanceof Type.Whole large ? small.bits() <= large.bits() : number(other);
        } else if (number(one)) {
            return number(other);
        } else if (one instanceof Type.Text small && other instanceof Type.Text large) {
            return small.kind() == large.kind() || large.kind() == Type.TextKind.PLAIN;
        }
        return one instanceof Type.Bool && other instanceof Type.Bool;
    }

    private static boolean number(Type type) {
        return type instanceof Type.Decimal || type instanceof Type.Floating;
    }

    /** Compares strings of which at least one is an enum. */
    private static boolean values(
            TypeUse small, TypeUse large, @Nullable Declaration part, @Nullable Declaration whole) {
        if (large.type() instanceof Type.Anything) {
            return large.constraints().isEmpty();
        }
        Set<String> allowed = allowed(large, whole);
        Set<String> possible = allowed(small, part);
        boolean texts = (part != null || plain(small.type())) && (whole != null || plain(large.type()));
        return texts && (allowed == null || possible != null && allowed.containsAll(possible));
    }

    private static boolean plain(Type type) {
        return type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN;
    }

    /** The possible values of a string; null if it may have any. */
    private static @Nullable Set<String> allowed(TypeUse use, @Nullable Declaration declaration) {
        if (declaration instanceof EnumType list) {
            return Set.copyOf(list.values());
        }
        for (Constraint constraint : use.constraints()) {
            if (constraint instanceof Constraint.OneOf list) {
                return Set.copyOf(list.values());
            }
        }
        return null;
    }

    private boolean object(ObjectType small, ObjectType large) {
        Map<String, Field> has =
                small.fields().stream().collect(Collectors.toMap(Field::name, field -> field, (one, other) -> one));
        Map<String, Field> wants =
                large.fields().stream().collect(Collectors.toMap(Field::name, field -> field, (one, other) -> one));
        boolean needed = large.fields().stream()
                .filter(Field::required)
                .allMatch(field ->
                        has.containsKey(field.name()) && has.get(field.name()).required());
        boolean open = large.unknown() != Unknown.REFUSED || small.unknown() == Unknown.REFUSED;
        boolean all = small.fields().stream().allMatch(field -> {
            Field wanted = wants.get(field.name());
            return wanted == null ? large.unknown() != Unknown.REFUSED : fits(field.use(), wanted.use());
        });
        return needed && open && all && keeps(small.constraints(), large.constraints()) && additional(small, large);
    }

    private boolean additional(ObjectType small, ObjectType large) {
        return small.additional() == null || large.additional() == null || fits(small.additional(), large.additional());
    }
}
