package ${supportPackage};

import java.util.List;

/** Says that content was read and breaks constraints. */
public final class InvalidContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** Carries all broken constraints. */
    public InvalidContentException(List<Violation> violations) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super(violations.size() + " constraints are broken, first " + violations.get(0), null, false, false);
        this.violations = List.copyOf(violations);
    }

    /** Returns the broken constraints, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
