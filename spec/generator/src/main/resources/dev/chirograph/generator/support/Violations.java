package ${supportPackage};

import java.util.ArrayList;
import java.util.List;

/** Collects broken constraints. Not safe for use by several threads. */
public final class Violations {
    /** Enough to fix a request by; a body full of mistakes must not make an answer many times its size. */
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

    /** Adds a broken constraint of a place of which nothing was added before. */
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

    /** Returns what was collected, in order. */
    public List<Violation> list() {
        return List.copyOf(violations);
    }

    /** Returns how many were added, with those that were dropped. */
    public int size() {
        return size;
    }

    /** Tells whether nothing is broken. */
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
