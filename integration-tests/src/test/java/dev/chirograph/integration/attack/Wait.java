package dev.chirograph.integration.attack;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Polls until a condition is true. */
final class Wait {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Wait() {}

    /** Returns when the condition is true; fails the test with a description if it does not become true. */
    static void until(BooleanSupplier condition, Supplier<String> wrong) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("After " + PATIENCE.toSeconds() + " seconds: " + wrong.get());
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }
}
