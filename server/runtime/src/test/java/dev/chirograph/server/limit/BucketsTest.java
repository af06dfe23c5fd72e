package dev.chirograph.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.limit.Buckets.Attempt;
import dev.chirograph.server.limit.Buckets.Quota;
import dev.chirograph.server.limit.Buckets.Refill;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The windows of {@link Refill#EACH_WINDOW} are tested with {@link LocalLimiter}. */
class BucketsTest {
    private static final Quota STEADY = new Quota(5, Duration.ofMinutes(5), Refill.STEADY);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Buckets<String> buckets = new Buckets<>(1_000, now::get);

    @Test
    void steadyRefillReturnsOneTokenAfterEachShareOfTheWindow() {
        takeAll();
        assertFalse(buckets.take("a", STEADY).taken());

        pass(Duration.ofMinutes(1).minusNanos(1));
        Attempt early = buckets.take("a", STEADY);
        pass(Duration.ofNanos(1));
        Attempt inTime = buckets.take("a", STEADY);

        assertEquals(new Attempt(false, 0, Duration.ofNanos(1)), early);
        assertEquals(new Attempt(true, 0, Duration.ofMinutes(5)), inTime);
        assertFalse(buckets.take("a", STEADY).taken());
    }

    @Test
    void tokensThatRemainAreWholeOnes() {
        takeAll();
        pass(Duration.ofSeconds(150));

        assertEquals(new Attempt(true, 1, Duration.ofSeconds(210)), buckets.take("a", STEADY));
    }

    @Test
    void bucketIsNeverMoreThanFull() {
        buckets.take("a", STEADY);
        pass(Duration.ofMinutes(4));
        assertEquals(4, buckets.take("a", STEADY).remaining());
        pass(Duration.ofMinutes(4));

        assertEquals(4, buckets.take("a", STEADY).remaining());
    }

    @Test
    void overdraftHasToBeRefilledBeforeThereIsATokenAgain() {
        for (int use = 0; use < 7; use++) {
            buckets.overdraw("a", STEADY);
        }

        assertEquals(Duration.ofMinutes(3), buckets.untilAvailable("a"));
        pass(Duration.ofMinutes(3));
        assertEquals(Duration.ZERO, buckets.untilAvailable("a"));
    }

    @Test
    void askingWhetherThereIsATokenTakesNoneAndCreatesNoBucket() {
        assertEquals(Duration.ZERO, buckets.untilAvailable("a"));
        assertEquals(0, buckets.size());

        buckets.overdraw("a", STEADY);
        buckets.untilAvailable("a");

        assertEquals(3, buckets.take("a", STEADY).remaining());
    }

    @Test
    void overdraftOfAWindowEndsWithTheWindow() {
        var quota = new Quota(1, Duration.ofMinutes(1), Refill.EACH_WINDOW);
        for (int use = 0; use < 3; use++) {
            buckets.overdraw("a", quota);
        }
        assertEquals(Duration.ofMinutes(1), buckets.untilAvailable("a"));

        pass(Duration.ofMinutes(1).minusNanos(1));
        assertFalse(buckets.take("a", quota).taken());
        pass(Duration.ofNanos(1));

        assertTrue(buckets.take("a", quota).taken());
    }

    @ParameterizedTest
    @EnumSource(Refill.class)
    void concurrentCallersTakeNoMoreThanTheCapacity(Refill refill) throws Exception {
        var quota = new Quota(100, Duration.ofMinutes(1), refill);
        Callable<Long> caller = () -> {
            long taken = 0;
            for (int call = 0; call < 50; call++) {
                taken += buckets.take("a", quota).taken() ? 1 : 0;
            }
            return taken;
        };

        long taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> each : threads.invokeAll(List.of(caller, caller, caller, caller))) {
                taken += each.get();
            }
        }

        assertEquals(100, taken);
    }

    @Test
    void largestQuotaDoesNotOverflow() {
        var quota = new Quota(1_000_000_000, Duration.ofDays(366), Refill.STEADY);

        assertEquals(new Attempt(true, 999_999_999, Duration.ofNanos(31_622_400)), buckets.take("a", quota));
    }

    @Test
    void quotaWithoutTokensOrWindowIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> new Quota(0, Duration.ofMinutes(1), Refill.STEADY));
        assertThrows(IllegalArgumentException.class, () -> new Quota(1, Duration.ZERO, Refill.STEADY));
    }

    private void takeAll() {
        for (int token = 0; token < 5; token++) {
            assertTrue(buckets.take("a", STEADY).taken());
        }
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
