package dev.chirograph.server.observe;

import java.util.function.LongSupplier;

/**
 * Lets log lines through that any stranger can cause, some at once and then so many a second, and counts the others: a flood of them would
 * hide everything else and fill the disk. Safe for use by many threads.
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
     * Starts with all lines of a burst to spare.
     *
     * @param burst how many lines may come at once
     * @param perSecond how many lines a second may follow
     */
    LineBudget(int burst, int perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.nanosPerLine = NANOS_PER_SECOND / perSecond;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.refilledAt = nanoTime.getAsLong();
    }

    /** Takes the room for a line, or counts it as left out and returns false. */
    synchronized boolean take() {
        refill();
        if (tokens == 0) {
            leftOut++;
            return false;
        }
        tokens--;
        return true;
    }

    /** Returns how many lines were left out since this was asked last. */
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
