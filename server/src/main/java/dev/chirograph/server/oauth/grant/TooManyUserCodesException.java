package dev.chirograph.server.oauth.grant;

/** A user has entered too many wrong user codes (RFC 8628, section 5.1). */
public final class TooManyUserCodesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyUserCodesException() {
        // Without a stack trace: it is an expected response, which attackers can cause at will.
        super("Too many wrong user codes.", null, false, false);
    }
}
