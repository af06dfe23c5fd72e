package dev.chirograph.server.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The concurrency of signing keys, revocations and external JWK sets, independent of their content. */
final class RefreshedValueTest {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration AWAITED = Duration.ofSeconds(40);
    private static final Duration USABLE = Duration.ofSeconds(50);
    private static final Duration NEVER = Duration.ofDays(1);

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicBoolean down = new AtomicBoolean();
    private final List<String> failures = new ArrayList<>();

    /** The background tasks that have not run yet. */
    private final List<Runnable> queued = new ArrayList<>();

    /** @param number the number of the load, 0 for the initial value */
    private record Loaded(int number, Instant at) implements RefreshedValue.Timed {}

    private Loaded load(Loaded previous) {
        Instant now = clock.instant();
        if (down.get()) {
            throw new IllegalStateException("down");
        }
        return new Loaded(loads.incrementAndGet(), now);
    }

    private RefreshedValue.Builder<Loaded> value(Executor background) {
        return value(this::load, background);
    }

    private RefreshedValue.Builder<Loaded> value(UnaryOperator<Loaded> loader, Executor background) {
        return RefreshedValue.of(new Loaded(0, Instant.MIN), loader, clock)
                .freshFor(FRESH)
                .awaitedAfter(AWAITED)
                .usableFor(USABLE)
                .longestWait(NEVER)
                .background(background)
                .onFailure(failure -> failures.add(failure.getMessage()));
    }

    @Test
    void freshValueIsNotLoadedAgain() {
        RefreshedValue<Loaded> value = value(queued::add).build();

        assertEquals(1, number(value.get()));
        clock.advance(FRESH.minusNanos(1));

        assertEquals(1, number(value.get()));
        assertEquals(1, number(value.getNow()));
        assertEquals(List.of(), queued);
    }

    @Test
    void oldValueIsReturnedAndRefreshedOnceInTheBackground() {
        RefreshedValue<Loaded> value = value(queued::add).build();
        value.get();
        clock.advance(FRESH);

        assertEquals(1, number(value.get()));
        assertEquals(1, number(value.getNow()));
        value.refresh();

        assertEquals(1, queued.size());
        queued.removeFirst().run();
        assertEquals(2, number(value.get()));
        assertEquals(List.of(), queued);
    }

    @Test
    void valueThatIsTooOldIsLoadedByItsCaller() {
        RefreshedValue<Loaded> value = value(queued::add).build();
        value.get();
        clock.advance(AWAITED);

        assertEquals(2, number(value.get()));
        assertEquals(List.of(), queued);
    }

    @Test
    void getNowNeverWaitsAndLoadsNothingForAnUnusableValue() {
        RefreshedValue<Loaded> value = value(queued::add).build();

        assertNull(value.getNow());
        value.get();
        clock.advance(USABLE.minusNanos(1));
        assertEquals(1, number(value.getNow()));
        assertEquals(1, queued.size());
        clock.advance(Duration.ofNanos(1));

        assertNull(value.getNow());
        assertEquals(1, queued.size());
    }

    @Test
    void valueOutlivesFailuresUntilItIsNotUsable() {
        RefreshedValue<Loaded> value = value(Runnable::run).build();
        value.get();
        down.set(true);

        clock.advance(FRESH);
        assertEquals(1, number(value.get()));
        clock.advance(AWAITED.minus(FRESH));
        assertEquals(1, number(value.get()));
        clock.advance(USABLE.minus(AWAITED));
        assertNull(value.get());

        down.set(false);
        assertEquals(2, number(value.get()));
        assertEquals(List.of("down", "down", "down"), failures);
    }

    @Test
    void valueWithoutAnEndIsUsableForEver() {
        RefreshedValue<Loaded> value = RefreshedValue.of(new Loaded(0, Instant.MIN), this::load, clock)
                .freshFor(FRESH)
                .awaitedAfter(AWAITED)
                .build();
        down.set(true);

        assertEquals(0, number(value.get()));
    }

    @Test
    void clockThatIsSetBackMakesTheValueOld() {
        RefreshedValue<Loaded> value = value(queued::add)
                .pauseAfterFailure(Duration.ofSeconds(5))
                .pauseBetweenStarts(Duration.ofSeconds(5), Duration.ofSeconds(5))
                .build();
        value.get();
        clock.advance(Duration.ofDays(-1));

        assertNull(value.getNow());
        assertEquals(2, number(value.get()));
    }

    @Test
    void afterAFailureNothingIsLoadedForAPause() {
        RefreshedValue<Loaded> value =
                value(queued::add).pauseAfterFailure(Duration.ofSeconds(5)).build();
        down.set(true);
        assertNull(value.get());
        down.set(false);

        clock.advance(Duration.ofSeconds(5).minusNanos(1));
        assertNull(value.get());
        assertNull(value.getRefreshed());
        value.refresh();
        assertEquals(List.of(), queued);
        clock.advance(Duration.ofNanos(1));

        assertEquals(1, number(value.get()));
    }

    @Test
    void pauseBetweenAttemptsDoublesWithEachFailureAndEndsWithASuccess() {
        RefreshedValue<Loaded> value = value(Runnable::run)
                .pauseBetweenStarts(Duration.ofSeconds(5), Duration.ofSeconds(15))
                .build();
        down.set(true);

        List<Integer> secondsOfAttempts = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            int before = failures.size();
            value.getRefreshed();
            if (failures.size() > before) {
                secondsOfAttempts.add(second);
            }
            clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(List.of(0, 5, 15, 30, 45), secondsOfAttempts);

        down.set(false);
        assertEquals(1, number(value.getRefreshed()));
        clock.advance(Duration.ofSeconds(5).minusNanos(1));
        assertEquals(1, number(value.getRefreshed()));
        clock.advance(Duration.ofNanos(1));
        assertEquals(2, number(value.getRefreshed()));
    }

    @Test
    void oneThreadLoadsAndTheOthersWaitForItsValue() throws Exception {
        var blocked = new BlockedLoader();
        RefreshedValue<Loaded> value = value(blocked, queued::add).build();
        var results = new Results();

        results.start(value::get);
        blocked.began.await();
        List<Thread> waiting = List.of(results.start(value::get), results.start(value::get));
        awaitWaiting(waiting);
        blocked.mayEnd.countDown();

        assertEquals(List.of(1, 1, 1), results.all());
        assertEquals(1, loads.get());
    }

    @Test
    void waitingThreadLoadsByItselfWhenTheOtherOneFails() throws Exception {
        var blocked = new BlockedLoader();
        RefreshedValue<Loaded> value = value(blocked, queued::add).build();
        var results = new Results();

        results.start(value::get);
        blocked.began.await();
        awaitWaiting(List.of(results.start(value::get)));
        blocked.failFirst = true;
        blocked.mayEnd.countDown();

        // The failed one returns the value of the other if that was faster, or none.
        assertTrue(results.all().contains(1));
        assertEquals(1, loads.get());
        assertEquals(List.of("down"), failures);
    }

    @Test
    void waitingEndsAfterTheLongestWait() throws Exception {
        var blocked = new BlockedLoader();
        RefreshedValue<Loaded> value = value(blocked, Thread::startVirtualThread)
                .longestWait(Duration.ofNanos(1))
                .build();
        Thread loader = Thread.startVirtualThread(value::get);
        blocked.began.await();

        assertNull(value.get());
        assertNull(value.getRefreshed());

        blocked.mayEnd.countDown();
        loader.join();
        assertEquals(1, number(value.get()));
    }

    @Test
    void interruptedThreadDoesNotWaitAndStaysInterrupted() throws Exception {
        var blocked = new BlockedLoader();
        RefreshedValue<Loaded> value = value(blocked, queued::add).build();
        Thread loader = Thread.startVirtualThread(value::get);
        blocked.began.await();

        Thread.currentThread().interrupt();
        assertNull(value.get());
        assertTrue(Thread.interrupted());
        Thread.currentThread().interrupt();
        assertNull(value.getRefreshed());
        assertTrue(Thread.interrupted());

        blocked.mayEnd.countDown();
        loader.join();
    }

    @Test
    void getRefreshedJoinsTheAttemptThatIsUnderWay() throws Exception {
        var blocked = new BlockedLoader();
        RefreshedValue<Loaded> value = value(blocked, Thread::startVirtualThread)
                .pauseBetweenStarts(Duration.ofSeconds(5), Duration.ofSeconds(5))
                .build();
        var results = new Results();

        List<Thread> waiting = List.of(results.start(value::getRefreshed), results.start(value::getRefreshed));
        blocked.began.await();
        awaitWaiting(waiting);
        blocked.mayEnd.countDown();

        assertEquals(List.of(1, 1), results.all());
        assertEquals(1, loads.get());
    }

    @Test
    void getRefreshedLoadsAFreshValueAgain() {
        RefreshedValue<Loaded> value = value(Runnable::run).build();
        value.get();

        assertEquals(2, number(value.getRefreshed()));
    }

    @Test
    void reloadThrowsWhatTheLoaderThrowsAndKeepsTheValue() {
        RefreshedValue<Loaded> value =
                value(queued::add).pauseAfterFailure(NEVER).build();
        value.reload();
        down.set(true);

        assertThrows(IllegalStateException.class, value::reload);

        assertEquals(1, number(value.get()));
        assertEquals(List.of(), failures);
        down.set(false);
        clock.advance(AWAITED);
        assertEquals(2, number(value.get()));
    }

    @Test
    void reloadWaitsForTheAttemptThatIsUnderWay() throws Exception {
        var blocked = new BlockedLoader();
        RefreshedValue<Loaded> value = value(blocked, queued::add).build();
        Thread loader = Thread.startVirtualThread(value::get);
        blocked.began.await();

        Thread reloading = Thread.startVirtualThread(value::reload);
        awaitWaiting(List.of(reloading));
        blocked.mayEnd.countDown();
        loader.join();
        reloading.join();

        assertEquals(2, loads.get());
        assertEquals(2, number(value.getNow()));
    }

    @Test
    void listenerOfARefreshMayReload() {
        var self = new AtomicReference<@Nullable RefreshedValue<Loaded>>();
        RefreshedValue<Loaded> value = value(Runnable::run)
                .onRefresh(loaded -> {
                    if (loaded.number() == 1) {
                        Objects.requireNonNull(self.get()).reload();
                    }
                })
                .build();
        self.set(value);

        assertEquals(2, number(value.get()));
    }

    @Test
    void rejectedBackgroundTaskDoesNotBlockLaterAttempts() {
        var rejecting = new AtomicBoolean(true);
        RefreshedValue<Loaded> value = value(task -> {
                    if (rejecting.get()) {
                        throw new RejectedExecutionException("full");
                    }
                    task.run();
                })
                .build();
        value.get();
        clock.advance(FRESH);

        assertThrows(RejectedExecutionException.class, value::refresh);
        rejecting.set(false);

        value.refresh();
        assertEquals(2, number(value.getNow()));
    }

    @Test
    void attemptsOfManyThreadsNeverOverlapAndTheLatestValueWins() throws Exception {
        var loading = new AtomicInteger();
        var overlaps = new AtomicInteger();
        RefreshedValue<Loaded> value = value(
                        previous -> {
                            if (loading.incrementAndGet() > 1 || previous.number() != loads.get()) {
                                overlaps.incrementAndGet();
                            }
                            Thread.yield();
                            Loaded next = load(previous);
                            loading.decrementAndGet();
                            return next;
                        },
                        Thread::startVirtualThread)
                .build();

        List<Thread> threads = new ArrayList<>();
        var lost = new AtomicInteger();
        for (int i = 0; i < 16; i++) {
            int kind = i % 4;
            threads.add(Thread.startVirtualThread(() -> {
                for (int round = 0; round < 200; round++) {
                    int before = loads.get();
                    clock.advance(FRESH);
                    Loaded got = switch (kind) {
                        case 0 -> value.get();
                        case 1 -> value.getRefreshed();
                        case 2 -> value.getNow();
                        default -> {
                            value.reload();
                            yield value.getNow();
                        }
                    };
                    if (kind == 3 && got != null && got.number() <= before) {
                        lost.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(0, overlaps.get());
        assertEquals(0, lost.get());
        assertFalse(failures.contains("down"));
        value.reload();
        assertEquals(loads.get(), number(value.getNow()));
    }

    /** Blocks the first load until a test releases it. */
    private final class BlockedLoader implements UnaryOperator<Loaded> {
        private final CountDownLatch began = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final AtomicBoolean first = new AtomicBoolean(true);
        private volatile boolean failFirst;

        @Override
        public Loaded apply(Loaded previous) {
            if (first.compareAndSet(true, false)) {
                began.countDown();
                awaitUninterruptibly(mayEnd);
                if (failFirst) {
                    throw new IllegalStateException("down");
                }
            }
            return load(previous);
        }
    }

    /** The values that threads received. */
    private static final class Results {
        private final List<Thread> threads = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();

        private interface Getter {
            @Nullable
            Loaded get();
        }

        Thread start(Getter getter) {
            Thread thread = Thread.startVirtualThread(() -> {
                Loaded got = getter.get();
                synchronized (numbers) {
                    numbers.add(got == null ? -1 : got.number());
                }
            });
            threads.add(thread);
            return thread;
        }

        List<Integer> all() throws InterruptedException {
            for (Thread thread : threads) {
                thread.join();
            }
            synchronized (numbers) {
                return List.copyOf(numbers);
            }
        }
    }

    private static int number(@Nullable Loaded loaded) {
        assertNotNull(loaded);
        return loaded.number();
    }

    private static void awaitWaiting(List<Thread> threads) {
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
                assertTrue(thread.isAlive(), "The thread ended and did not wait");
                Thread.onSpinWait();
            }
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
