package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.function.Executable;

/** Polls until a condition holds. */
public final class Eventually {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Eventually() {}

    /** Repeats an action until it no longer fails with an expected exception. */
    public static <E extends Exception> void succeedsWithin(Duration patience, Class<E> passing, Executable action)
            throws Throwable {
        long start = System.nanoTime();
        while (true) {
            try {
                action.execute();
                return;
            } catch (Exception thrown) {
                if (!passing.isInstance(thrown) || System.nanoTime() - start > patience.toNanos()) {
                    throw thrown;
                }
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Repeats an action until it fails with an expected exception, and returns how long that took. */
    static <E extends Throwable> Duration throwsWithin(Duration patience, Class<E> expected, Executable action) {
        long start = System.nanoTime();
        while (true) {
            try {
                action.execute();
            } catch (Throwable thrown) {
                if (expected.isInstance(thrown)) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
                throw new AssertionError("Unexpected exception", thrown);
            }
            assertTrue(System.nanoTime() - start < patience.toNanos(), "It goes on after " + patience);
            Thread.onSpinWait();
        }
    }
}
