package dev.chirograph.sdk;

/** Says that the server failed or is not available (500 to 599). */
public final class ServerErrorException extends ApiException {
    private static final long serialVersionUID = 1L;

    ServerErrorException(Refusal refusal) {
        super(refusal);
    }
}
