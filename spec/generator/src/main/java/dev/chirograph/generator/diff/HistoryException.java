package dev.chirograph.generator.diff;

import java.util.List;

/** Says what is wrong with a file of declared changes, all of it at once. */
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    HistoryException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, each as {@code pointer: what is wrong; what to do}. */
    public List<String> problems() {
        return problems;
    }
}
