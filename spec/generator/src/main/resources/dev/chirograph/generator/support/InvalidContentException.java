package ${supportPackage};

import java.util.List;

/** Thrown when content violates constraints. */
public final class InvalidContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** Carries all broken constraints. */
    public InvalidContentException(List<Violation> violations) {
        // Has no stack trace: it is thrown for invalid input and must be cheap.
        super(violations.size() + " constraints are broken, first " + violations.get(0), null, false, false);
        this.violations = List.copyOf(violations);
    }

    /** Returns the broken constraints, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
