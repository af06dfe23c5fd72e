package dev.chirograph.sdk;

/** Says that the server does not accept the access token, or wants one (401). A token that was merely too old has been renewed and tried once already. */
public final class UnauthorizedException extends ApiException {
    private static final long serialVersionUID = 1L;

    UnauthorizedException(Refusal refusal) {
        super(refusal);
    }
}
