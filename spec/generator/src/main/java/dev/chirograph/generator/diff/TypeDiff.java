package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Declaration.EnumType;
import dev.chirograph.generator.contract.Declaration.ObjectType;
import dev.chirograph.generator.contract.Declaration.UnionType;
import dev.chirograph.generator.contract.Declaration.Variant;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Example;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares uses of types, and the named types they refer to, each in every direction in which it travels. */
final class TypeDiff {
    private record Visit(String before, String after, Direction direction) {}

    private final NamedTypes before;
    private final NamedTypes after;
    private final ChangeCollector found;
    /** The pairs that were compared or are being compared, so that recursion ends. */
    private final Set<Visit> visited = new HashSet<>();
    /** The classes whose renaming was reported: many places can share one. */
    private final Set<String> renames = new HashSet<>();

    TypeDiff(NamedTypes before, NamedTypes after, ChangeCollector found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    /** Compares with the same named types into another collector. */
    TypeDiff(TypeDiff other, ChangeCollector found) {
        this(other.before, other.after, found);
    }

    /** Returns whether a value is structured, so that its serialization style matters. */
    boolean hasParts(TypeUse use) {
        return use.type() instanceof Type.ListOf
                || use.type() instanceof Type.MapOf
                || use.type() instanceof Type.FreeForm
                || use.type() instanceof Type.Anything
                || use.type() instanceof Type.Reference
                        && !(after.of(use.type()) instanceof EnumType)
                        && !(before.of(use.type()) instanceof EnumType);
    }

    /** Compares a value of two contracts. */
    void compare(TypeUse old, TypeUse now, Direction direction, String subject) {
        if (!inherited(old, now)) {
            prose(old.description(), now.description(), now.pointer(), subject);
        }
        examples(old.examples(), now.examples(), now.pointer(), subject);
        flags(old, now, direction, subject);
        defaults(old, now, direction, subject);
        if (type(old, now, direction, subject)) {
            constraints(old, now, direction, subject);
        }
    }

    /** Whether both uses add nothing to the types they refer to, which are compared separately. */
    private boolean inherited(TypeUse old, TypeUse now) {
        Declaration one = before.of(old.type());
        Declaration other = after.of(now.type());
        return one != null
                && other != null
                && old.description().equals(one.description())
                && now.description().equals(other.description());
    }

    void prose(String old, String now, String pointer, String subject) {
        if (!old.equals(now)) {
            found.addProse(ChangeKind.PROSE_CHANGED, pointer, subject, old, now);
        }
    }

    void examples(List<Example> old, List<Example> now, String pointer, String subject) {
        if (!ValueEquality.sameExamples(old, now)) {
            found.addProse(
                    ChangeKind.EXAMPLES_CHANGED, pointer, subject, ValueEquality.trees(old), ValueEquality.trees(now));
        }
    }

    void deprecation(@Nullable Deprecation old, @Nullable Deprecation now, Direction direction, String subject) {
        if (old == null && now != null) {
            found.add(ChangeKind.DEPRECATED, direction, now.pointer(), subject, "", "");
        } else if (old != null && now == null) {
            found.add(ChangeKind.UNDEPRECATED, direction, old.pointer(), subject, "", "");
        }
    }

    private void flags(TypeUse old, TypeUse now, Direction direction, String subject) {
        if (old.nullable() != now.nullable()) {
            ChangeKind kind = now.nullable() ? ChangeKind.NULL_ALLOWED : ChangeKind.NULL_REFUSED;
            found.add(kind, direction, now.pointer(), subject, "", "");
        }
        if (old.sensitive() != now.sensitive()) {
            ChangeKind kind = now.sensitive() ? ChangeKind.SENSITIVE_SET : ChangeKind.SENSITIVE_UNSET;
            found.add(kind, direction, now.pointer(), subject, "", "");
        }
        deprecation(old.deprecation(), now.deprecation(), direction, subject);
    }

    private void defaults(TypeUse old, TypeUse now, Direction direction, String subject) {
        if (ValueEquality.sameDefault(old.defaultValue(), now.defaultValue())) {
            return;
        }
        ChangeKind kind = old.defaultValue() == null
                ? ChangeKind.DEFAULT_ADDED
                : now.defaultValue() == null ? ChangeKind.DEFAULT_REMOVED : ChangeKind.DEFAULT_CHANGED;
        found.add(
                kind, direction, now.pointer(), subject, Labels.of(old.defaultValue()), Labels.of(now.defaultValue()));
    }

    void constraints(TypeUse old, TypeUse now, Direction direction, String subject) {
        ConstraintDiff.between(old.constraints(), now.constraints(), now.pointer())
                .forEach(delta ->
                        found.add(delta.kind(), direction, delta.pointer(), subject, delta.from(), delta.to()));
    }

    /** Compares the types only; returns whether they are similar enough to compare their constraints. */
    private boolean type(TypeUse old, TypeUse now, Direction direction, String subject) {
        Type one = old.type();
        Type other = now.type();
        if (one instanceof Type.ListOf list && other instanceof Type.ListOf lists) {
            compare(list.element(), lists.element(), direction, subject + "[]");
            return true;
        }
        if (one instanceof Type.MapOf map && other instanceof Type.MapOf maps) {
            compare(map.value(), maps.value(), direction, subject + ".*");
            return true;
        }
        if (one instanceof Type.Reference reference && other instanceof Type.Reference references) {
            return references(old, now, reference.name(), references.name(), direction, subject);
        }
        if (one.equals(other)) {
            return true;
        }
        replaced(old, now, direction, subject);
        return false;
    }

    /** Records a changed type, and whether it is narrower, wider, equivalent or unrelated. */
    private void replaced(TypeUse old, TypeUse now, Direction direction, String subject) {
        boolean widened = new Subtyping(before, after).fitsValue(old, now);
        boolean narrowed = new Subtyping(after, before).fitsValue(now, old);
        ChangeKind kind = widened && narrowed
                ? ChangeKind.JAVA_TYPE_CHANGED
                : widened ? ChangeKind.TYPE_WIDENED : narrowed ? ChangeKind.TYPE_NARROWED : ChangeKind.TYPE_CHANGED;
        found.add(kind, direction, now.pointer(), subject, Labels.of(old.type()), Labels.of(now.type()));
    }

    private boolean references(
            TypeUse old, TypeUse now, String oldName, String newName, Direction direction, String subject) {
        Declaration one = before.of(old.type());
        Declaration other = after.of(now.type());
        if (one == null || other == null) {
            return true;
        }
        boolean renamed = renamed(oldName, newName);
        if (!oldName.equals(newName) && !renamed || one.getClass() != other.getClass()) {
            replaced(old, now, direction, subject);
            return false;
        }
        classes(other, before.className(oldName), after.className(newName));
        if (visited.add(new Visit(oldName, newName, direction))) {
            declarations(one, other, direction);
        }
        return true;
    }

    private void classes(Declaration type, String oldClass, String newClass) {
        if (!oldClass.equals(newClass) && renames.add(oldClass + " " + newClass)) {
            found.add(ChangeKind.TYPE_RENAMED, Direction.NEITHER, type.pointer(), newClass, oldClass, newClass);
        }
    }

    /** A removed and an added name in the same place are one, renamed type. */
    private boolean renamed(String oldName, String newName) {
        return !oldName.equals(newName) && !after.has(oldName) && !before.has(newName);
    }

    private void declarations(Declaration old, Declaration now, Direction direction) {
        prose(old.description(), now.description(), now.pointer(), now.name());
        deprecation(old.deprecation(), now.deprecation(), direction, now.name());
        if (old instanceof ObjectType one && now instanceof ObjectType other) {
            new ObjectDiff(one, other, direction, this, found).run();
        } else if (old instanceof EnumType one && now instanceof EnumType other) {
            enums(one, other, direction);
        } else if (old instanceof UnionType one && now instanceof UnionType other) {
            unions(one, other, direction);
        }
    }

    private void enums(EnumType old, EnumType now, Direction direction) {
        boolean replaced =
                !old.values().isEmpty() && !now.values().isEmpty() && Collections.disjoint(old.values(), now.values());
        if (replaced) {
            found.add(
                    ChangeKind.VALUES_REPLACED,
                    direction,
                    now.pointer(),
                    now.name(),
                    String.join(", ", old.values()),
                    String.join(", ", now.values()));
        }
        ChangeKind added = old.open() ? ChangeKind.ENUM_VALUE_ADDED : ChangeKind.CLOSED_ENUM_VALUE_ADDED;
        ValueEquality.without(now.values(), old.values())
                .forEach(value -> found.add(added, direction, now.pointer(), now.name(), "", value));
        ValueEquality.without(old.values(), now.values())
                .forEach(value ->
                        found.add(ChangeKind.ENUM_VALUE_REMOVED, direction, old.pointer(), now.name(), value, ""));
        for (String value : now.values()) {
            int was = old.values().indexOf(value);
            String is = now.sdkNames().get(now.values().indexOf(value));
            if (was >= 0 && !old.sdkNames().get(was).equals(is)) {
                found.add(
                        ChangeKind.SDK_NAME_CHANGED,
                        Direction.NEITHER,
                        now.pointer(),
                        now.name() + " " + value,
                        old.sdkNames().get(was),
                        is);
            }
        }
        if (old.open() != now.open()) {
            ChangeKind kind = now.open() ? ChangeKind.ENUM_OPENED : ChangeKind.ENUM_CLOSED;
            found.add(kind, direction, now.pointer(), now.name(), "", "");
        }
    }

    private void unions(UnionType old, UnionType now, Direction direction) {
        if (old.exclusive() != now.exclusive()) {
            ChangeKind kind = now.exclusive() ? ChangeKind.UNION_BECAME_EXCLUSIVE : ChangeKind.UNION_BECAME_INCLUSIVE;
            found.add(kind, direction, now.pointer(), now.name(), "", "");
        }
        discriminators(old, now, direction);
        List<Variant> added = new ArrayList<>(now.variants());
        for (Variant variant : old.variants()) {
            Variant same = same(variant, added);
            if (same == null) {
                found.add(
                        ChangeKind.UNION_MEMBER_REMOVED, direction, variant.pointer(), now.name(), variant.name(), "");
            } else {
                added.remove(same);
                compare(variant.use(), same.use(), direction, now.name() + " as " + same.name());
                values(variant, same, direction, now.name());
            }
        }
        added.forEach(variant ->
                found.add(ChangeKind.UNION_MEMBER_ADDED, direction, variant.pointer(), now.name(), "", variant.name()));
    }

    private @Nullable Variant same(Variant variant, List<Variant> candidates) {
        for (Variant candidate : candidates) {
            if (candidate.name().equals(variant.name())) {
                return candidate;
            }
        }
        for (Variant candidate : candidates) {
            if (renamed(variant.name(), candidate.name())
                    && before.of(variant.use().type()) != null
                    && after.of(candidate.use().type()) != null) {
                return candidate;
            }
        }
        return null;
    }

    private void discriminators(UnionType old, UnionType now, Direction direction) {
        String one = old.discriminator() == null ? "" : old.discriminator().property();
        String other = now.discriminator() == null ? "" : now.discriminator().property();
        if (one.equals(other)) {
            return;
        }
        ChangeKind kind = one.isEmpty()
                ? ChangeKind.DISCRIMINATOR_ADDED
                : other.isEmpty() ? ChangeKind.DISCRIMINATOR_REMOVED : ChangeKind.DISCRIMINATOR_CHANGED;
        String pointer = now.discriminator() != null
                ? now.discriminator().pointer()
                : old.discriminator() != null ? old.discriminator().pointer() : now.pointer();
        found.add(kind, direction, pointer, now.name(), one, other);
    }

    /** Compares the discriminator's values of a variant if both unions have a discriminator. */
    private void values(Variant old, Variant now, Direction direction, String union) {
        if (old.values().isEmpty() || now.values().isEmpty()) {
            return;
        }
        String subject = union + " as " + now.name();
        ValueEquality.without(now.values(), old.values())
                .forEach(value ->
                        found.add(ChangeKind.DISCRIMINATOR_VALUE_ADDED, direction, now.pointer(), subject, "", value));
        ValueEquality.without(old.values(), now.values())
                .forEach(value -> found.add(
                        ChangeKind.DISCRIMINATOR_VALUE_REMOVED, direction, old.pointer(), subject, value, ""));
    }
}
