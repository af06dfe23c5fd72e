package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Constraint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the constraints of values. */
final class ConstraintDiff {
    /** The limit for quoted schemas. */
    private static final int LONGEST = 120;

    /** A difference without its place. */
    record Delta(ChangeKind kind, String pointer, String from, String to) {}

    private final List<Constraint> before;
    private final List<Constraint> after;
    private final String place;
    private final List<Delta> deltas = new ArrayList<>();

    private ConstraintDiff(List<Constraint> before, List<Constraint> after, String place) {
        this.before = before;
        this.after = after;
        this.place = place;
    }

    /**
     * Returns all differences.
     *
     * @param place the place of the value, for constraints without one of their own
     */
    static List<Delta> between(List<Constraint> before, List<Constraint> after, String place) {
        return before.equals(after) ? List.of() : new ConstraintDiff(before, after, place).deltas();
    }

    private List<Delta> deltas() {
        lower(Constraint.MinLength.class, ChangeKind.LENGTH_TIGHTENED, ChangeKind.LENGTH_LOOSENED);
        upper(Constraint.MaxLength.class, ChangeKind.LENGTH_TIGHTENED, ChangeKind.LENGTH_LOOSENED);
        lower(Constraint.Minimum.class, ChangeKind.RANGE_TIGHTENED, ChangeKind.RANGE_LOOSENED);
        upper(Constraint.Maximum.class, ChangeKind.RANGE_TIGHTENED, ChangeKind.RANGE_LOOSENED);
        lower(Constraint.MinItems.class, ChangeKind.ITEMS_TIGHTENED, ChangeKind.ITEMS_LOOSENED);
        upper(Constraint.MaxItems.class, ChangeKind.ITEMS_TIGHTENED, ChangeKind.ITEMS_LOOSENED);
        lower(Constraint.MinProperties.class, ChangeKind.MEMBERS_TIGHTENED, ChangeKind.MEMBERS_LOOSENED);
        upper(Constraint.MaxProperties.class, ChangeKind.MEMBERS_TIGHTENED, ChangeKind.MEMBERS_LOOSENED);
        each(Constraint.UniqueItems.class, ChangeKind.ITEMS_TIGHTENED, ChangeKind.ITEMS_LOOSENED);
        multiples();
        patterns();
        texts(Constraint.Format.class, ChangeKind.FORMAT_ADDED, ChangeKind.FORMAT_CHANGED, ChangeKind.FORMAT_REMOVED);
        values();
        each(Constraint.DependentRequired.class, ChangeKind.MEMBER_RULES_TIGHTENED, ChangeKind.MEMBER_RULES_LOOSENED);
        each(Constraint.RequiredSets.class, ChangeKind.MEMBER_RULES_TIGHTENED, ChangeKind.MEMBER_RULES_LOOSENED);
        applied();
        return deltas;
    }

    /** Compares the keywords that apply subschemas; each keyword with itself. */
    private void applied() {
        List<Constraint> come = unmatched(after, before, Constraint.Applied.class);
        for (Constraint gone : unmatched(before, after, Constraint.Applied.class)) {
            Constraint.Applied old = (Constraint.Applied) gone;
            Constraint.Applied now = come.stream()
                    .map(Constraint.Applied.class::cast)
                    .filter(each -> each.keyword().equals(old.keyword()))
                    .findFirst()
                    .orElse(null);
            come.remove(now);
            boolean looser = now == null || SchemaSubtyping.implies(old, now);
            boolean stricter = now != null && SchemaSubtyping.implies(now, old);
            if (!looser || !stricter) {
                add(
                        looser
                                ? ChangeKind.SUBSCHEMA_LOOSENED
                                : stricter ? ChangeKind.SUBSCHEMA_TIGHTENED : ChangeKind.SUBSCHEMA_CHANGED,
                        old,
                        now);
            }
        }
        come.forEach(each -> add(ChangeKind.SUBSCHEMA_TIGHTENED, null, each));
    }

    private void lower(Class<? extends Constraint> type, ChangeKind tightened, ChangeKind loosened) {
        bound(type, tightened, loosened, 1);
    }

    private void upper(Class<? extends Constraint> type, ChangeKind tightened, ChangeKind loosened) {
        bound(type, tightened, loosened, -1);
    }

    /** Compares a bound; the strictest of several applies. */
    private void bound(Class<? extends Constraint> type, ChangeKind tightened, ChangeKind loosened, int sign) {
        Constraint old = strictest(before, type, sign);
        Constraint now = strictest(after, type, sign);
        if (old == null && now == null) {
            return;
        }
        int stricter = old == null ? 1 : now == null ? -1 : compare(now, old, sign);
        if (stricter != 0) {
            add(stricter > 0 ? tightened : loosened, old, now);
        }
    }

    private static @Nullable Constraint strictest(
            List<Constraint> constraints, Class<? extends Constraint> type, int sign) {
        Constraint strictest = null;
        for (Constraint constraint : constraints) {
            if (type.isInstance(constraint) && (strictest == null || compare(constraint, strictest, sign) > 0)) {
                strictest = constraint;
            }
        }
        return strictest;
    }

    /** Compares two bounds; positive if the first is stricter. */
    private static int compare(Constraint one, Constraint other, int sign) {
        int value = bound(one).compareTo(bound(other)) * sign;
        return value != 0 ? value : Boolean.compare(exclusive(one), exclusive(other));
    }

    private static BigDecimal bound(Constraint constraint) {
        if (constraint instanceof Constraint.Minimum minimum) {
            return minimum.value();
        } else if (constraint instanceof Constraint.Maximum maximum) {
            return maximum.value();
        } else if (constraint instanceof Constraint.MinLength length) {
            return BigDecimal.valueOf(length.value());
        } else if (constraint instanceof Constraint.MaxLength length) {
            return BigDecimal.valueOf(length.value());
        } else if (constraint instanceof Constraint.MinItems items) {
            return BigDecimal.valueOf(items.value());
        } else if (constraint instanceof Constraint.MaxItems items) {
            return BigDecimal.valueOf(items.value());
        } else if (constraint instanceof Constraint.MinProperties properties) {
            return BigDecimal.valueOf(properties.value());
        } else if (constraint instanceof Constraint.MaxProperties properties) {
            return BigDecimal.valueOf(properties.value());
        }
        throw new IllegalArgumentException(constraint + " is no bound");
    }

    private static boolean exclusive(Constraint constraint) {
        if (constraint instanceof Constraint.Minimum minimum) {
            return minimum.exclusive();
        }
        return constraint instanceof Constraint.Maximum maximum && maximum.exclusive();
    }

    /** A multiple of 0.1 also is a multiple of 0.01, so the change from 0.1 to 0.01 loosens. */
    private void multiples() {
        List<Constraint.MultipleOf> old = of(before, Constraint.MultipleOf.class);
        List<Constraint.MultipleOf> now = of(after, Constraint.MultipleOf.class);
        boolean oldImpliesNew = now.stream().allMatch(each -> old.stream().anyMatch(other -> multiple(other, each)));
        boolean newImpliesOld = old.stream().allMatch(each -> now.stream().anyMatch(other -> multiple(other, each)));
        if (!oldImpliesNew) {
            add(ChangeKind.MULTIPLE_TIGHTENED, first(old), first(now));
        }
        if (!newImpliesOld) {
            add(ChangeKind.MULTIPLE_LOOSENED, first(old), first(now));
        }
    }

    private static boolean multiple(Constraint.MultipleOf large, Constraint.MultipleOf small) {
        return small.value().signum() != 0
                && large.value().remainder(small.value()).signum() == 0;
    }

    /** A pattern that matches every string is ignored, and one that matches every single-line string is wider than most. */
    private void patterns() {
        List<Constraint> come = unmatched(after, before, Constraint.Pattern.class);
        List<Constraint> gone = unmatched(before, after, Constraint.Pattern.class);
        come.removeIf(pattern -> PatternSubtyping.everything(text(pattern)));
        gone.removeIf(pattern -> PatternSubtyping.everything(text(pattern)));
        while (!come.isEmpty() && !gone.isEmpty()) {
            Constraint old = gone.remove(0);
            Constraint now = come.remove(0);
            ChangeKind kind = PatternSubtyping.widened(text(old), text(now))
                    ? ChangeKind.PATTERN_REMOVED
                    : PatternSubtyping.widened(text(now), text(old))
                            ? ChangeKind.PATTERN_ADDED
                            : ChangeKind.PATTERN_CHANGED;
            add(kind, old, now);
        }
        come.forEach(each -> add(ChangeKind.PATTERN_ADDED, null, each));
        gone.forEach(each -> add(ChangeKind.PATTERN_REMOVED, each, null));
    }

    private void texts(Class<? extends Constraint> type, ChangeKind added, ChangeKind changed, ChangeKind removed) {
        List<Constraint> come = unmatched(after, before, type);
        List<Constraint> gone = unmatched(before, after, type);
        while (!come.isEmpty() && !gone.isEmpty()) {
            add(changed, gone.remove(0), come.remove(0));
        }
        come.forEach(each -> add(added, null, each));
        gone.forEach(each -> add(removed, each, null));
    }

    /** Compares constraints that are either present or absent. */
    private void each(Class<? extends Constraint> type, ChangeKind tightened, ChangeKind loosened) {
        unmatched(after, before, type).forEach(each -> add(tightened, null, each));
        unmatched(before, after, type).forEach(each -> add(loosened, each, null));
    }

    private static List<Constraint> unmatched(
            List<Constraint> list, List<Constraint> other, Class<? extends Constraint> type) {
        Set<Object> meanings = new HashSet<>();
        other.stream().filter(type::isInstance).forEach(each -> meanings.add(meaning(each)));
        List<Constraint> unmatched = new ArrayList<>();
        list.stream()
                .filter(type::isInstance)
                .filter(each -> !meanings.contains(meaning(each)))
                .forEach(unmatched::add);
        return unmatched;
    }

    /** The identity of a constraint, without its place and the order of its elements. */
    private static Object meaning(Constraint constraint) {
        if (constraint instanceof Constraint.DependentRequired rule) {
            return List.of(rule.member(), Set.copyOf(rule.needed()));
        } else if (constraint instanceof Constraint.RequiredSets sets) {
            Set<Object> alternatives = new HashSet<>();
            sets.alternatives().forEach(alternative -> alternatives.add(Set.copyOf(alternative)));
            return List.of(sets.exclusive(), alternatives);
        }
        return constraint instanceof Constraint.Applied applied
                ? List.of(applied.keyword(), applied.schema())
                : text(constraint);
    }

    private void values() {
        List<Constraint.OneOf> old = of(before, Constraint.OneOf.class);
        List<Constraint.OneOf> now = of(after, Constraint.OneOf.class);
        if (old.isEmpty() && now.isEmpty()) {
            return;
        }
        if (old.isEmpty()) {
            add(ChangeKind.VALUES_LIMITED, null, now.get(0));
        } else if (now.isEmpty()) {
            add(ChangeKind.VALUES_UNLIMITED, old.get(0), null);
        } else {
            Set<String> were = values(old);
            Set<String> are = values(now);
            if (!were.isEmpty() && !are.isEmpty() && Collections.disjoint(were, are)) {
                add(ChangeKind.VALUES_REPLACED, old.get(0), now.get(0));
                return;
            }
            String oldPointer = old.get(0).pointer();
            String newPointer = now.get(0).pointer();
            are.stream()
                    .filter(value -> !were.contains(value))
                    .forEach(value -> deltas.add(new Delta(ChangeKind.VALUE_ADDED, newPointer, "", value)));
            were.stream()
                    .filter(value -> !are.contains(value))
                    .forEach(value -> deltas.add(new Delta(ChangeKind.VALUE_REMOVED, oldPointer, value, "")));
        }
    }

    /** The values that all of these constraints allow. */
    private static Set<String> values(List<Constraint.OneOf> lists) {
        Set<String> values = new LinkedHashSet<>(lists.get(0).values());
        lists.forEach(list -> values.retainAll(Set.copyOf(list.values())));
        return values;
    }

    private static <T extends Constraint> List<T> of(List<Constraint> constraints, Class<T> type) {
        return constraints.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static @Nullable Constraint first(List<? extends Constraint> constraints) {
        return constraints.isEmpty() ? null : constraints.get(0);
    }

    private void add(ChangeKind kind, @Nullable Constraint old, @Nullable Constraint now) {
        String pointer = now != null ? now.pointer() : old != null ? old.pointer() : place;
        deltas.add(new Delta(kind, pointer, old == null ? "" : text(old), now == null ? "" : text(now)));
    }

    /** A constraint in a few words: {@code at most 100}. */
    private static String text(Constraint constraint) {
        if (constraint instanceof Constraint.Pattern pattern) {
            return pattern.expression();
        } else if (constraint instanceof Constraint.Format format) {
            return format.name();
        } else if (constraint instanceof Constraint.MultipleOf multiple) {
            return Labels.of(multiple.value());
        } else if (constraint instanceof Constraint.UniqueItems) {
            return "unique";
        } else if (constraint instanceof Constraint.OneOf list) {
            return String.join(", ", list.values());
        } else if (constraint instanceof Constraint.DependentRequired rule) {
            return rule.member() + " needs " + String.join(", ", rule.needed());
        } else if (constraint instanceof Constraint.RequiredSets sets) {
            List<String> alternatives = sets.alternatives().stream()
                    .map(alternative -> String.join(" and ", alternative))
                    .toList();
            return (sets.exclusive() ? "one of " : "any of ") + String.join("; ", alternatives);
        } else if (constraint instanceof Constraint.Applied applied) {
            String schema = applied.schema();
            return schema.length() <= LONGEST ? schema : schema.substring(0, LONGEST) + "\u2026";
        }
        boolean lower = constraint instanceof Constraint.Minimum
                || constraint instanceof Constraint.MinLength
                || constraint instanceof Constraint.MinItems
                || constraint instanceof Constraint.MinProperties;
        String words = exclusive(constraint) ? (lower ? "more than " : "less than ") : lower ? "at least " : "at most ";
        return words + Labels.of(bound(constraint));
    }
}
