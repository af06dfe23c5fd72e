package dev.chirograph.server.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value that is cached in memory and reloaded on demand when it is old, by one thread at a time:
 *
 * <ul>
 *   <li>a <em>fresh</em> value is returned as it is;
 *   <li>an older one is returned, too, and reloaded in the background;
 *   <li>a value that is old enough to be <em>awaited</em> is reloaded by the caller, or by the thread that is reloading
 *       it already, for which the caller waits up to a maximum time;
 *   <li>a value that is no longer <em>usable</em> is not returned, whatever the reason for the failed reloads.
 * </ul>
 *
 * <p>Pauses between attempts prevent many callers from causing many attempts. A clock that is set back makes every
 * value and every pause old.
 *
 * <p>Thread-safe. No lock is held while a value is loaded.
 *
 * @param <T> the type of the value, which has the time of its load
 */
public final class RefreshedValue<T extends RefreshedValue.Timed> {
    private final UnaryOperator<T> loader;
    private final Consumer<? super RuntimeException> onFailure;
    private final Consumer<? super T> onRefresh;
    private final Duration freshFor;
    private final Duration awaitedAfter;
    private final @Nullable Duration usableFor;
    private final Duration longestWait;
    private final Duration pauseAfterFailure;
    private final Duration pause;
    private final Duration longestPause;
    private final Clock clock;
    private final Executor background;

    /** Guards the five fields below it; nothing is loaded while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition ended = lock.newCondition();
    private boolean loading;
    private long attemptsEnded;
    private int failures;
    private Instant startedAt = Instant.MIN;
    private Instant failedAt = Instant.MIN;

    /** Written only by the loading thread. */
    private volatile T value;

    /** A value that knows its age. */
    @FunctionalInterface
    public interface Timed {

        /** Returns when the load started: the value includes all earlier changes. */
        Instant at();
    }

    private RefreshedValue(Builder<T> builder) {
        this.value = builder.initial;
        this.loader = builder.loader;
        this.clock = builder.clock;
        this.background = builder.background;
        this.onFailure = builder.onFailure;
        this.onRefresh = builder.onRefresh;
        this.freshFor = builder.freshFor;
        this.awaitedAfter = builder.awaitedAfter;
        this.usableFor = builder.usableFor;
        this.longestWait = builder.longestWait;
        this.pauseAfterFailure = builder.pauseAfterFailure;
        this.pause = builder.pause;
        this.longestPause = builder.longestPause;
    }

    /**
     * Creates the value.
     *
     * @param initial the first value, with the time {@link Instant#MIN} if it must not be used
     * @param loader returns the next value, given the previous one; throws if there is none
     * @param clock measures the age of values and the length of pauses
     */
    public static <T extends Timed> Builder<T> of(T initial, UnaryOperator<T> loader, Clock clock) {
        return new Builder<>(initial, loader, clock);
    }

    /** Returns the value after waiting for it if it is old; null if it is not usable even so. */
    public @Nullable T get() {
        if (isOlderThan(awaitedAfter, value.at())) {
            loadOrWait();
        } else {
            refresh();
        }
        return usable();
    }

    /** Returns the value immediately; null if it is not usable. Reloads an old one in the background. */
    public @Nullable T getNow() {
        T latest = usable();
        if (latest != null) {
            refresh();
        }
        return latest;
    }

    /** Reloads the value in the background unless it is fresh. */
    public void refresh() {
        if (isOlderThan(freshFor, value.at()) && begin()) {
            loadInBackground();
        }
    }

    /**
     * Returns the value after a background attempt to reload it, even if it is fresh: the attempt in progress, or a new
     * one unless there is a pause. Waits up to the maximum time.
     *
     * @return the value, even if the attempt failed or takes longer; null if it is not usable, or the thread was
     *     interrupted
     */
    public @Nullable T getRefreshed() {
        boolean mine;
        boolean theirs;
        long number;
        lock.lock();
        try {
            theirs = loading;
            mine = !theirs && beginUnlessPaused();
            number = attemptsEnded + 1;
        } finally {
            lock.unlock();
        }
        if (mine) {
            loadInBackground();
        }
        return mine || theirs ? afterAttempt(number) : getNow();
    }

    /**
     * Reloads the value on this thread, after the attempt in progress, if any.
     *
     * @throws RuntimeException if the loader does; the previous value remains
     */
    public void reload() {
        lock.lock();
        try {
            while (loading) {
                ended.awaitUninterruptibly();
            }
            loading = true;
        } finally {
            lock.unlock();
        }
        try {
            value = loader.apply(value);
        } finally {
            end();
        }
    }

    private @Nullable T usable() {
        T latest = value;
        return usableFor != null && isOlderThan(usableFor, latest.at()) ? null : latest;
    }

    private boolean isOlderThan(Duration age, Instant time) {
        Instant now = clock.instant();
        return time.isAfter(now) || !now.isBefore(time.plus(age));
    }

    private void loadOrWait() {
        if (awaitTurn()) {
            load();
        }
    }

    /** Waits for the attempt in progress, and starts another one if that has not made the value fresh. */
    private boolean awaitTurn() {
        long left = longestWait.toNanos();
        lock.lock();
        try {
            while (loading && left > 0 && !hasJustFailed()) {
                left = ended.awaitNanos(left);
            }
            return !loading && isOlderThan(freshFor, value.at()) && beginUnlessPaused();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable T afterAttempt(long number) {
        long left = longestWait.toNanos();
        lock.lock();
        try {
            while (attemptsEnded < number && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
        return getNow();
    }

    private boolean begin() {
        lock.lock();
        try {
            return !loading && beginUnlessPaused();
        } finally {
            lock.unlock();
        }
    }

    private boolean beginUnlessPaused() {
        if (hasJustFailed() || !isOlderThan(pauseBetweenStarts(), startedAt)) {
            return false;
        }
        loading = true;
        startedAt = clock.instant();
        return true;
    }

    private boolean hasJustFailed() {
        return !isOlderThan(pauseAfterFailure, failedAt);
    }

    /** Doubles with each failure after the first. */
    private Duration pauseBetweenStarts() {
        Duration doubled = pause;
        for (int i = 1; i < failures && doubled.compareTo(longestPause) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }

    private void loadInBackground() {
        try {
            background.execute(this::load);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    /** Loads in an attempt that this thread, or the one that scheduled it, has started. */
    private void load() {
        T loaded = null;
        try {
            loaded = loader.apply(value);
            value = loaded;
            succeeded();
        } catch (RuntimeException e) {
            failed();
            onFailure.accept(e);
        } finally {
            end();
        }
        if (loaded != null) {
            onRefresh.accept(loaded);
        }
    }

    private void succeeded() {
        lock.lock();
        try {
            failures = 0;
        } finally {
            lock.unlock();
        }
    }

    private void failed() {
        lock.lock();
        try {
            failures++;
            failedAt = clock.instant();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            loading = false;
            attemptsEnded++;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Builds refreshed values. Not thread-safe. */
    public static final class Builder<T extends Timed> {
        private final T initial;
        private final UnaryOperator<T> loader;
        private final Clock clock;
        private Executor background = Thread::startVirtualThread;
        private Consumer<? super RuntimeException> onFailure = failure -> {};
        private Consumer<? super T> onRefresh = loaded -> {};
        private Duration freshFor = Duration.ZERO;
        private Duration awaitedAfter = Duration.ZERO;
        private @Nullable Duration usableFor;
        private Duration longestWait = Duration.ofSeconds(2);
        private Duration pauseAfterFailure = Duration.ZERO;
        private Duration pause = Duration.ZERO;
        private Duration longestPause = Duration.ZERO;

        private Builder(T initial, UnaryOperator<T> loader, Clock clock) {
            this.initial = initial;
            this.loader = loader;
            this.clock = clock;
        }

        /** Sets how long a value is fresh. */
        public Builder<T> freshFor(Duration age) {
            this.freshFor = age;
            return this;
        }

        /** Sets the age from which callers of {@link RefreshedValue#get} wait for a reload. */
        public Builder<T> awaitedAfter(Duration age) {
            this.awaitedAfter = age;
            return this;
        }

        /** Sets how long a value is usable; without limit by default. */
        public Builder<T> usableFor(Duration age) {
            this.usableFor = age;
            return this;
        }

        /** Sets how long a caller waits for another thread that reloads; two seconds by default. */
        public Builder<T> longestWait(Duration longest) {
            this.longestWait = longest;
            return this;
        }

        /** Sets the pause after a failed attempt. */
        public Builder<T> pauseAfterFailure(Duration length) {
            this.pauseAfterFailure = length;
            return this;
        }

        /** Sets the minimum time between the starts of two attempts, and the maximum to which failures double it. */
        public Builder<T> pauseBetweenStarts(Duration least, Duration longest) {
            this.pause = least;
            this.longestPause = longest;
            return this;
        }

        /** Sets the executor of background reloads; a virtual thread for each attempt by default. */
        public Builder<T> background(Executor executor) {
            this.background = executor;
            return this;
        }

        /** Sets the listener that receives the exception of a failed attempt, on the loading thread. */
        public Builder<T> onFailure(Consumer<? super RuntimeException> listener) {
            this.onFailure = listener;
            return this;
        }

        /**
         * Sets the listener that is called after a successful attempt, on the loading thread; not after
         * {@link RefreshedValue#reload}.
         */
        public Builder<T> onRefresh(Consumer<? super T> listener) {
            this.onRefresh = listener;
            return this;
        }

        /** Returns the value. */
        public RefreshedValue<T> build() {
            return new RefreshedValue<>(this);
        }
    }
}
