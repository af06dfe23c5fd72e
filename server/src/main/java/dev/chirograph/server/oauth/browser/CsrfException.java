package dev.chirograph.server.oauth.browser;

/** Says that a form is none that went out to the browser which sends it: 403. */
public final class CsrfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CsrfException() {
        // A refusal is an answer, not a fault: without a stack trace it costs nothing to make many.
        super("The form is none that went out to this browser.", null, false, false);
    }
}
