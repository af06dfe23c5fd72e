package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Declaration.ObjectType;
import dev.chirograph.generator.contract.Declaration.Unknown;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares an object of two contracts in one direction. */
final class ObjectDiff {
    private final ObjectType before;
    private final ObjectType after;
    private final Direction direction;
    private final TypeDiff types;
    private final ChangeCollector found;

    ObjectDiff(ObjectType before, ObjectType after, Direction direction, TypeDiff types, ChangeCollector found) {
        this.before = before;
        this.after = after;
        this.direction = direction;
        this.types = types;
        this.found = found;
    }

    void run() {
        fields();
        unknown();
        ConstraintDiff.between(before.constraints(), after.constraints(), after.pointer())
                .forEach(delta ->
                        found.add(delta.kind(), direction, delta.pointer(), after.name(), delta.from(), delta.to()));
    }

    private void fields() {
        Map<String, Field> old = byName(before);
        List<Field> come = new ArrayList<>();
        for (Field field : after.fields()) {
            Field was = old.remove(field.name());
            if (was != null) {
                compare(was, field);
            } else if (travels(field)) {
                come.add(field);
            }
        }
        List<Field> gone = new ArrayList<>(old.values());
        gone.removeIf(field -> !travels(field));
        if (come.size() == 1 && gone.size() == 1 && renamed(gone.get(0), come.get(0))) {
            Field was = gone.remove(0);
            Field is = come.remove(0);
            add(ChangeKind.PROPERTY_RENAMED, is, was.name(), is.name());
        }
        gone.forEach(field -> add(ChangeKind.PROPERTY_REMOVED, field, "", ""));
        come.forEach(field ->
                add(field.required() ? ChangeKind.REQUIRED_PROPERTY_ADDED : ChangeKind.PROPERTY_ADDED, field, "", ""));
    }

    private static Map<String, Field> byName(ObjectType object) {
        Map<String, Field> fields = new LinkedHashMap<>();
        object.fields().forEach(field -> fields.put(field.name(), field));
        return fields;
    }

    /** Whether a property is present in this direction. */
    private boolean travels(Field field) {
        return direction == Direction.REQUEST
                ? !field.use().readOnly()
                : !field.use().writeOnly();
    }

    private void compare(Field old, Field now) {
        restrictions(old, now);
        if (!travels(now) || !travels(old)) {
            return;
        }
        if (old.required() != now.required()) {
            add(
                    now.required() ? ChangeKind.PROPERTY_BECAME_REQUIRED : ChangeKind.PROPERTY_BECAME_OPTIONAL,
                    now,
                    "",
                    "");
        }
        accessor(old, now);
        if (!old.sdkName().equals(now.sdkName())) {
            found.add(
                    ChangeKind.SDK_NAME_CHANGED,
                    Direction.NEITHER,
                    now.pointer(),
                    subject(now),
                    old.sdkName(),
                    now.sdkName());
        }
        types.compare(old.use(), now.use(), direction, subject(now));
    }

    private void restrictions(Field old, Field now) {
        if (old.use().readOnly() != now.use().readOnly()) {
            add(now.use().readOnly() ? ChangeKind.READ_ONLY_SET : ChangeKind.READ_ONLY_UNSET, now, "", "");
            if (direction == Direction.REQUEST && !now.use().readOnly() && now.required()) {
                add(ChangeKind.PROPERTY_BECAME_REQUIRED, now, "", "");
            }
        }
        if (old.use().writeOnly() != now.use().writeOnly()) {
            add(now.use().writeOnly() ? ChangeKind.WRITE_ONLY_SET : ChangeKind.WRITE_ONLY_UNSET, now, "", "");
        }
    }

    /** Records a change of the accessors for an unchanged value. */
    private void accessor(Field old, Field now) {
        boolean primitive = primitive(old) != primitive(now) && simple(old.use()) && simple(now.use());
        boolean asked = tellsAbsent(old) && !tellsAbsent(now);
        if (primitive || asked) {
            add(ChangeKind.ACCESSOR_CHANGED, now, "", "");
        }
    }

    private static boolean primitive(Field field) {
        return field.required() && !field.use().nullable() && simple(field.use());
    }

    private static boolean simple(TypeUse use) {
        return use.type() instanceof Type.Bool
                || use.type() instanceof Type.Whole
                || use.type() instanceof Type.Floating;
    }

    /** Whether the class tells absent from null by a {@code has} method. */
    private static boolean tellsAbsent(Field field) {
        return !field.required() && field.use().nullable();
    }

    /** A removed and an added property with identical definitions are one, renamed property. */
    private static boolean renamed(Field old, Field now) {
        return old.required() == now.required()
                && !old.use().description().isEmpty()
                && old.use().description().equals(now.use().description())
                && old.use().readOnly() == now.use().readOnly()
                && old.use().writeOnly() == now.use().writeOnly()
                && Labels.of(old.use()).equals(Labels.of(now.use()))
                && ConstraintDiff.between(old.use().constraints(), now.use().constraints(), "")
                        .isEmpty();
    }

    private void unknown() {
        boolean wasClosed = before.unknown() == Unknown.REFUSED;
        boolean isClosed = after.unknown() == Unknown.REFUSED;
        if (wasClosed != isClosed) {
            object(isClosed ? ChangeKind.OBJECT_CLOSED : ChangeKind.OBJECT_OPENED);
        }
        boolean wasKept = before.unknown() == Unknown.KEPT;
        boolean isKept = after.unknown() == Unknown.KEPT;
        if (wasKept != isKept) {
            object(isKept ? ChangeKind.MEMBERS_KEPT : ChangeKind.MEMBERS_NOT_KEPT);
        }
        if (before.additional() != null && after.additional() != null) {
            types.compare(before.additional(), after.additional(), direction, after.name() + ".*");
        }
    }

    private void object(ChangeKind kind) {
        found.add(kind, direction, after.pointer(), after.name(), "", "");
    }

    private void add(ChangeKind kind, Field field, String from, String to) {
        found.add(kind, direction, field.pointer(), subject(field), from, to);
    }

    private String subject(Field field) {
        return after.name() + "." + field.name();
    }
}
