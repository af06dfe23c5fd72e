package standin;

public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ApiException() {}
}
