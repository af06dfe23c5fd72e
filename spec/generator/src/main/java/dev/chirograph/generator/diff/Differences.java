package dev.chirograph.generator.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects changes: one for each cause, however many ways lead to it. */
final class Differences {
    private record Cause(ChangeKind kind, String pointer, String from, String to) {}

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
        // What a shared schema says is read at every place that refers to it, each with a pointer of its own.
        boolean prose = kind == ChangeKind.PROSE_CHANGED || kind == ChangeKind.EXAMPLES_CHANGED;
        Cause cause = new Cause(kind, prose ? "" : pointer, from, to);
        Reach reach = found.computeIfAbsent(cause, key -> new Reach(pointer, direction));
        reach.direction = reach.direction.and(direction);
        reach.subjects.add(subject);
    }

    /** Gives what was found, the worst first. */
    List<Change> list() {
        List<Change> changes = new ArrayList<>();
        found.forEach((cause, reach) -> changes.add(Change.of(
                cause.kind(), reach.direction, reach.pointer, subject(reach.subjects), cause.from(), cause.to())));
        changes.sort(Comparator.comparing(Change::severity));
        return changes;
    }

    private static String subject(Set<String> subjects) {
        String first = subjects.iterator().next();
        return subjects.size() == 1 ? first : first + " and " + (subjects.size() - 1) + " more";
    }
}
