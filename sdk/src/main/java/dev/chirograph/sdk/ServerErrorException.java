package dev.chirograph.sdk;

/** Thrown when the server fails or is unavailable (500 to 599). */
public final class ServerErrorException extends ApiException {
    private static final long serialVersionUID = 1L;

    ServerErrorException(ErrorResponse response) {
        super(response);
    }
}
