package dev.chirograph.server.observe;

import java.util.function.LongSupplier;

/**
 * Limits log lines that any client can cause to a burst and then a rate, and counts the others: a flood would hide all
 * other lines and fill the disk. Thread-safe.
 */
final class LineBudget {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final int burst;
    private final long nanosPerLine;
    private final LongSupplier nanoTime;

    // Guarded by this; nothing blocks under it.
    private long tokens;
    private long refilledAt;
    private long leftOut;

    /**
     * Starts with a full burst.
     *
     * @param burst the number of lines that may be logged at once
     * @param perSecond the number of lines per second after that
     */
    LineBudget(int burst, int perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.nanosPerLine = NANOS_PER_SECOND / perSecond;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.refilledAt = nanoTime.getAsLong();
    }

    /** Returns whether a line may be logged; otherwise counts it as dropped. */
    synchronized boolean take() {
        refill();
        if (tokens == 0) {
            leftOut++;
            return false;
        }
        tokens--;
        return true;
    }

    /** Returns the number of lines dropped since the last call. */
    synchronized long takeLeftOut() {
        long count = leftOut;
        leftOut = 0;
        return count;
    }

    private void refill() {
        long elapsed = nanoTime.getAsLong() - refilledAt;
        long lines = elapsed / nanosPerLine;
        if (lines > 0) {
            tokens = Math.min(burst, tokens + lines);
            refilledAt += lines * nanosPerLine;
        }
    }
}
