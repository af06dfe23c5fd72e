package dev.chirograph.server.observe;

/** Reports a failed health check with a reason that is shown to clients of the health endpoint. */
public final class UnhealthyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong and how to fix it, without secrets */
    public UnhealthyException(String reason) {
        super(reason, null, false, false);
    }
}
