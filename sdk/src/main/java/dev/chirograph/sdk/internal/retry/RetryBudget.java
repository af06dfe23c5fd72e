package dev.chirograph.sdk.internal.retry;

/**
 * Bounds the attempts that are not the first one, over all calls of a client: a server in trouble must not get a multiple of
 * its traffic. A repetition costs one unit, ten successful calls earn it. Waits that the server asks for cost nothing.
 */
public final class RetryBudget {
    private static final double MOST = 20;
    private static final double EARNED = 0.1;

    /** Guarded by this. */
    private double units = MOST;

    /** Takes a unit if there is one. */
    public synchronized boolean take() {
        if (units < 1) {
            return false;
        }
        units -= 1;
        return true;
    }

    /** Puts back what a success earns. */
    public synchronized void earn() {
        units = Math.min(MOST, units + EARNED);
    }
}
