package dev.chirograph.server.observe;

/** Says what is missing, in words for readers of the server's health. */
public final class UnhealthyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says it: without secrets, and with what to do. */
    public UnhealthyException(String reason) {
        super(reason, null, false, false);
    }
}
