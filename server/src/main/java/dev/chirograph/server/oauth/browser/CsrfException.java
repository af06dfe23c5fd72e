package dev.chirograph.server.oauth.browser;

/** Thrown when the CSRF token of a form is missing or invalid: 403. */
final class CsrfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CsrfException() {
        // An expected result of a request: no stack trace, so that many of them cost little.
        super("The CSRF token is missing or invalid.", null, false, false);
    }
}
