package standin;

public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ProblemException() {}
}
