package dev.chirograph.generator.diff;

import java.util.List;

/** Reports every problem of a file of declared breaking changes. */
public final class BreakingChangesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    BreakingChangesException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems, each as {@code pointer: what is wrong; what to do}. */
    public List<String> problems() {
        return problems;
    }
}
