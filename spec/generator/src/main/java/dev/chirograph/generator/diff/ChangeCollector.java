package dev.chirograph.generator.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects changes: one for each cause, however many paths lead to it. */
final class ChangeCollector {
    private static final Set<ChangeKind> OF_TYPE = EnumSet.of(
            ChangeKind.OBJECT_CLOSED,
            ChangeKind.OBJECT_OPENED,
            ChangeKind.MEMBERS_KEPT,
            ChangeKind.MEMBERS_NOT_KEPT,
            ChangeKind.TYPE_CHANGED,
            ChangeKind.TYPE_NARROWED,
            ChangeKind.TYPE_WIDENED,
            ChangeKind.JAVA_TYPE_CHANGED);

    private static final Set<ChangeKind> UNCHECKED = EnumSet.of(
            ChangeKind.UNCHECKED_KEYWORD_ADDED,
            ChangeKind.UNCHECKED_KEYWORD_CHANGED,
            ChangeKind.UNCHECKED_KEYWORD_REMOVED);

    private record Cause(ChangeKind kind, Object place, String from, String to) {}

    private static final class Reach {
        private final Set<String> subjects = new LinkedHashSet<>();
        private final String pointer;
        private Direction direction;

        Reach(String pointer, Direction direction) {
            this.pointer = pointer;
            this.direction = direction;
        }
    }

    private final Map<Cause, Reach> found = new LinkedHashMap<>();

    void add(ChangeKind kind, Direction direction, String pointer, String subject, String from, String to) {
        add(new Cause(kind, pointer, from, to), direction, pointer, subject);
    }

    /** Adds a change of documentation. Documentation of a shared part appears at every reference to it. */
    void addProse(ChangeKind kind, String pointer, String subject, Object old, Object now) {
        add(new Cause(kind, List.of(old, now), "", ""), Direction.NEITHER, pointer, subject);
    }

    /** Returns whether a change of the contract is recorded at a place or below it. */
    boolean knows(String pointer) {
        return found.keySet().stream()
                .filter(cause -> !UNCHECKED.contains(cause.kind()))
                .map(cause -> cause.place() instanceof String place ? place : "")
                .anyMatch(place -> place.equals(pointer) || place.startsWith(pointer + "/"));
    }

    /** Returns whether a change is recorded for the type at a place, or for its undeclared members. */
    boolean knowsOfType(String pointer) {
        return found.keySet().stream()
                .anyMatch(cause -> OF_TYPE.contains(cause.kind()) && pointer.equals(cause.place()));
    }

    private void add(Cause cause, Direction direction, String pointer, String subject) {
        Reach reach = found.computeIfAbsent(cause, key -> new Reach(pointer, direction));
        reach.direction = reach.direction.and(direction);
        reach.subjects.add(subject);
    }

    /** Returns the changes, the worst first. */
    List<Change> list() {
        List<Change> changes = new ArrayList<>();
        found.forEach((cause, reach) -> changes.add(Change.of(
                cause.kind(), reach.direction, reach.pointer, subject(reach.subjects), cause.from(), cause.to())));
        changes.removeIf(change -> change.kind() == ChangeKind.ACCESSOR_CHANGED && told(change, changes));
        // Among changes that do not affect callers, handler work comes first.
        changes.sort(Comparator.comparing(Change::severity)
                .thenComparing(change -> change.severity() == ChangeSeverity.COMPATIBLE
                        && change.owner().compareTo(Effect.WORK) < 0));
        return changes;
    }

    /** A changed accessor is not reported if the change that causes it breaks the calling code anyway. */
    private static boolean told(Change accessor, List<Change> changes) {
        return changes.stream()
                .anyMatch(change -> change != accessor
                        && change.pointer().equals(accessor.pointer())
                        && change.source() == Effect.BREAKING);
    }

    private static String subject(Set<String> subjects) {
        String first = subjects.iterator().next();
        return subjects.size() == 1 ? first : first + " and " + (subjects.size() - 1) + " more";
    }
}
