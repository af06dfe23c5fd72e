package dev.chirograph.server.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineBudgetTest {
    private final AtomicLong now = new AtomicLong();
    private final LineBudget budget = new LineBudget(3, 10, now::get);

    @Test
    void burstIsLoggedAndTheRestCounted() {
        int logged = 0;
        for (int line = 0; line < 100; line++) {
            logged += budget.take() ? 1 : 0;
        }

        assertEquals(3, logged);
        assertEquals(97, budget.takeLeftOut());
        assertEquals(0, budget.takeLeftOut());
    }

    @Test
    void rateIsRefilledWithTime() {
        while (budget.take()) {}

        now.addAndGet(Duration.ofMillis(99).toNanos());
        assertFalse(budget.take());

        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertTrue(budget.take());
        assertFalse(budget.take());
    }

    @Test
    void pauseRefillsNoMoreThanTheBurst() {
        now.addAndGet(Duration.ofHours(1).toNanos());

        int logged = 0;
        while (budget.take()) {
            logged++;
        }

        assertEquals(3, logged);
    }
}
