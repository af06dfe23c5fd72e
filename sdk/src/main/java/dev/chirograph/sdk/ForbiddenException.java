package dev.chirograph.sdk;

/** Thrown when the access token lacks a scope or the caller lacks a permission (403). */
public final class ForbiddenException extends ApiException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(ErrorResponse response) {
        super(response);
    }
}
