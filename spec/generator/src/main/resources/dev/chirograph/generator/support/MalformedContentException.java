package ${supportPackage};

/** Thrown when content does not match its media type and cannot be parsed. */
public class MalformedContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes a message, which must not contain any of the content. */
    public MalformedContentException(String message) {
        // Has no stack trace: it is thrown for invalid input and must be cheap.
        super(message, null, false, false);
    }
}
