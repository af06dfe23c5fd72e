package dev.chirograph.sdk.internal.retry;

/**
 * Limits the retries of all calls of a client, so that retries do not multiply the traffic of a failing server. A retry costs one
 * unit, which ten successful calls restore. Attempts after a {@code Retry-After} cost nothing.
 */
public final class RetryBudget {
    private static final double MAX_UNITS = 20;
    private static final double UNITS_PER_SUCCESS = 0.1;

    /** Guarded by this. */
    private double units = MAX_UNITS;

    /** Takes a unit; returns false if there is none. */
    public synchronized boolean tryAcquire() {
        if (units < 1) {
            return false;
        }
        units -= 1;
        return true;
    }

    /** Restores a part of a unit after a successful call. */
    public synchronized void onSuccess() {
        units = Math.min(MAX_UNITS, units + UNITS_PER_SUCCESS);
    }
}
