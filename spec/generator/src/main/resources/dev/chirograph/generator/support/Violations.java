package ${supportPackage};

import java.util.ArrayList;
import java.util.List;

/** Collects violated constraints. Not thread-safe. */
public final class Violations {
    /** The limit of violations, so that an invalid body cannot cause a much larger response. */
    public static final int MAXIMUM = 100;

    private final List<Violation> violations = new ArrayList<>();
    private int size;

    /** Adds a violated constraint; those beyond {@link #MAXIMUM} are dropped. */
    public void add(String in, String pointer, String message) {
        size++;
        if (violations.size() < MAXIMUM) {
            violations.add(new Violation(in, pointer, message));
        }
    }

    /** Adds a violation at a location that has none yet. */
    void addFirst(String in, String pointer, String message) {
        if (violations.stream()
                .noneMatch(one -> one.in().equals(in) && one.pointer().equals(pointer))) {
            add(in, pointer, message);
        }
    }

    /** Returns the location of a parameter or another value, which takes its violations. */
    public ViolationSink at(String in, String pointer) {
        return message -> add(in, pointer, message);
    }

    /** Returns the violations, in order. */
    public List<Violation> list() {
        return List.copyOf(violations);
    }

    /** Returns the number of violations, including dropped ones. */
    public int size() {
        return size;
    }

    /** Returns whether there are no violations. */
    public boolean isEmpty() {
        return violations.isEmpty();
    }

    /**
     * Throws if there are violations.
     *
     * @throws InvalidContentException with all collected violations
     */
    public void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new InvalidContentException(violations);
        }
    }
}
