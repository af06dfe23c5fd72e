package dev.chirograph.sdk;

/** Says that the access token lacks a scope, or that the caller may not do this (403). */
public final class ForbiddenException extends ApiException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(Refusal refusal) {
        super(refusal);
    }
}
