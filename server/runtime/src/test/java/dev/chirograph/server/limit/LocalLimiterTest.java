package dev.chirograph.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.runtime.Limiter.Decision;
import dev.chirograph.server.runtime.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalLimiterTest {
    private static final RateLimit FIVE_A_MINUTE =
            new RateLimit("limited", 5, Duration.ofMinutes(1), RateLimit.Per.ADDRESS);

    /** The origin of the clock has no meaning; it may be negative. */
    private final AtomicLong now = new AtomicLong(-7_000_000_000_000L);

    private final LocalLimiter limiter = new LocalLimiter(now::get);

    @Test
    void sixthCallWithinTheWindowIsRejected() {
        List<Decision> decisions = new ArrayList<>();
        for (int call = 0; call < 6; call++) {
            decisions.add(limiter.take(FIVE_A_MINUTE, "a"));
        }

        assertEquals(
                List.of(4L, 3L, 2L, 1L, 0L, 0L),
                decisions.stream().map(Decision::remaining).toList());
        assertTrue(decisions.subList(0, 5).stream().allMatch(Decision::allowed));
        assertFalse(decisions.get(5).allowed());
    }

    @Test
    void sixthCallIsRejectedUntilTheEndOfTheWindow() {
        takeAll("a");

        pass(Duration.ofSeconds(60).minusNanos(1));

        assertFalse(limiter.take(FIVE_A_MINUTE, "a").allowed());
    }

    @Test
    void untilResetOfARejectedCallIsExact() {
        takeAll("a");
        pass(Duration.ofSeconds(20));

        Decision refused = limiter.take(FIVE_A_MINUTE, "a");
        pass(refused.untilReset());
        Decision allowed = limiter.take(FIVE_A_MINUTE, "a");

        assertEquals(Duration.ofSeconds(40), refused.untilReset());
        assertTrue(allowed.allowed());
        assertEquals(4, allowed.remaining());
    }

    @Test
    void rejectedCallsDoNotExtendTheWindow() {
        takeAll("a");
        for (int second = 0; second < 59; second++) {
            pass(Duration.ofSeconds(1));
            limiter.take(FIVE_A_MINUTE, "a");
        }

        pass(Duration.ofSeconds(1));

        assertTrue(limiter.take(FIVE_A_MINUTE, "a").allowed());
    }

    @Test
    void windowBeginsWithTheFirstCall() {
        assertEquals(Duration.ofMinutes(1), limiter.take(FIVE_A_MINUTE, "a").untilReset());
        pass(Duration.ofHours(3).plusSeconds(17));
        assertEquals(Duration.ofMinutes(1), limiter.take(FIVE_A_MINUTE, "a").untilReset());
    }

    @Test
    void eachKeyAndEachLimitHasItsOwnBucket() {
        var other = new RateLimit("other", 5, Duration.ofMinutes(1), RateLimit.Per.ADDRESS);
        takeAll("a");

        assertTrue(limiter.take(FIVE_A_MINUTE, "b").allowed());
        assertTrue(limiter.take(other, "a").allowed());
    }

    @Test
    void equalLimitsShareABucket() {
        takeAll("a");

        assertFalse(limiter.take(new RateLimit("limited", 5, Duration.ofMinutes(1), RateLimit.Per.ADDRESS), "a")
                .allowed());
    }

    @Test
    void manyAtOnceGetNoMoreThanTheLimit() throws Exception {
        var limit = new RateLimit("many", 100, Duration.ofMinutes(1), RateLimit.Per.CLIENT);
        Callable<Long> caller = () -> {
            long allowed = 0;
            for (int call = 0; call < 50; call++) {
                allowed += limiter.take(limit, "a").allowed() ? 1 : 0;
            }
            return allowed;
        };

        long allowed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> each : threads.invokeAll(List.of(caller, caller, caller, caller))) {
                allowed += each.get();
            }
        }

        assertEquals(100, allowed);
    }

    @Test
    void numberOfBucketsIsBounded() {
        for (int key = 0; key < 400_000; key++) {
            limiter.take(FIVE_A_MINUTE, "made up " + key);
        }

        assertTrue(limiter.size() <= 100_000, () -> limiter.size() + " buckets");
    }

    @Test
    void bucketsThatAreFullAgainAreForgotten() {
        for (int key = 0; key < 1000; key++) {
            limiter.take(FIVE_A_MINUTE, "once " + key);
        }

        pass(Duration.ofMinutes(2));

        assertEquals(0, limiter.size());
    }

    private void takeAll(String key) {
        for (int call = 0; call < 5; call++) {
            limiter.take(FIVE_A_MINUTE, key);
        }
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
