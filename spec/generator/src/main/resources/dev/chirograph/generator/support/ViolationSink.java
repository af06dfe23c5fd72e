package ${supportPackage};

/** A location in a request where a constraint may be violated. */
@FunctionalInterface
public interface ViolationSink {
    /** Reports a violation here, such as {@code must be at least 1}. */
    void broken(String message);
}
