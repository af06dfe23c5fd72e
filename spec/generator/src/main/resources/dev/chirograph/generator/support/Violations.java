package ${supportPackage};

import java.util.ArrayList;
import java.util.List;

/** Collects broken constraints. Not thread-safe. */
public final class Violations {
    /** The limit of violations, so that an invalid body cannot cause a much larger response. */
    public static final int MAXIMUM = 100;

    private final List<Violation> violations = new ArrayList<>();
    private int size;

    /** Adds a broken constraint; from {@link #MAXIMUM} on they are dropped. */
    public void add(String in, String pointer, String message) {
        size++;
        if (violations.size() < MAXIMUM) {
            violations.add(new Violation(in, pointer, message));
        }
    }

    /** Adds a violation at a location that has none. */
    void addFirst(String in, String pointer, String message) {
        if (violations.stream()
                .noneMatch(one -> one.in().equals(in) && one.pointer().equals(pointer))) {
            add(in, pointer, message);
        }
    }

    /** Returns the place of a parameter or another value, to add what is broken there. */
    public ViolationSink at(String in, String pointer) {
        return message -> add(in, pointer, message);
    }

    /** Returns the violations, in order. */
    public List<Violation> list() {
        return List.copyOf(violations);
    }

    /** Returns how many were added, with those that were dropped. */
    public int size() {
        return size;
    }

    /** Returns whether there are no violations. */
    public boolean isEmpty() {
        return violations.isEmpty();
    }

    /**
     * Ends the request if anything is broken.
     *
     * @throws InvalidContentException with all that was collected
     */
    public void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new InvalidContentException(violations);
        }
    }
}
