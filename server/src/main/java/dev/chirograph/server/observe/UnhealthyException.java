package dev.chirograph.server.observe;

/** Says what is missing, in words that whoever reads the health of the server may read. */
public final class UnhealthyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says it: without secrets, and with what to do. */
    public UnhealthyException(String reason) {
        super(reason, null, false, false);
    }
}
