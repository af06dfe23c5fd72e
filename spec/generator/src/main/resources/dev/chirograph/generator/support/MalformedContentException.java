package ${supportPackage};

/** Says that content is not what its media type says: it cannot be read at all, whatever the contract. */
public class MalformedContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, without a word of the content. */
    public MalformedContentException(String message) {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super(message, null, false, false);
    }
}
