package ${supportPackage};

/** Thrown when a string is not valid JSON (RFC 8259) or is ambiguous. The message has no position in it. */
public final class MalformedJsonException extends MalformedContentException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;

    /**
     * Takes a message and a location.
     *
     * @param line counted from 1
     * @param column counted from 1
     */
    public MalformedJsonException(String message, long line, long column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** Returns the line, counted from 1. */
    public long line() {
        return line;
    }

    /** Returns the column, counted from 1. */
    public long column() {
        return column;
    }
}
