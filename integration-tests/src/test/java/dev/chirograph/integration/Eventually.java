package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.function.Executable;

/** Waits for what happens soon, by looking. */
public final class Eventually {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Eventually() {}

    /** Does something again and again, as long as it fails in a way that is to pass. */
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

    /** Does something again and again until it fails as it should; how long that took. */
    static <E extends Throwable> Duration throwsWithin(Duration patience, Class<E> expected, Executable action) {
        long start = System.nanoTime();
        while (true) {
            try {
                action.execute();
            } catch (Throwable thrown) {
                if (expected.isInstance(thrown)) {
                    return Duration.ofNanos(System.nanoTime() - start);
                }
                throw new AssertionError("It failed in another way", thrown);
            }
            assertTrue(System.nanoTime() - start < patience.toNanos(), "It goes on after " + patience);
            Thread.onSpinWait();
        }
    }
}
