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
 * A value that is kept in memory and loaded again when it is asked for and has grown old, by one thread at a time:
 *
 * <ul>
 *   <li>a <em>fresh</em> value is returned as it is;
 *   <li>an older one is returned, too, and loaded again in the background;
 *   <li>a value that is old enough to be <em>awaited</em> is loaded by the caller, or by the thread that is loading it already, for
 *       which the caller waits at most the longest wait;
 *   <li>a value that is not <em>usable</em> any more is not returned, whatever keeps it from being loaded.
 * </ul>
 *
 * <p>Between attempts to load there may be pauses, so that many callers do not cause many attempts. A clock that was set back makes every
 * value and every pause old.
 *
 * <p>Thread-safe. No lock is held while a value is loaded.
 *
 * @param <T> the type of the value, which knows when it was loaded
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

    /** Written only by the thread that loads. */
    private volatile T value;

    /** A value that knows its age. */
    @FunctionalInterface
    public interface Timed {

        /** Returns when the value began to be loaded: nothing that was true before is missing in it. */
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
     * Begins a value.
     *
     * @param initial the first value, with the time {@link Instant#MIN} if it must not be used
     * @param loader returns the next value, given the one before; throws if there is none now
     * @param clock counts the age of values and the length of pauses
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

    /** Returns the value at once; null if it is not usable. Has an old one loaded in the background. */
    public @Nullable T getNow() {
        T latest = usable();
        if (latest != null) {
            refresh();
        }
        return latest;
    }

    /** Has the value loaded in the background unless it is fresh. */
    public void refresh() {
        if (isOlderThan(freshFor, value.at()) && begin()) {
            loadInBackground();
        }
    }

    /**
     * Returns the value after an attempt to load it in the background, however fresh it is: the one that is under way, or another one
     * unless there is a pause. Waits at most the longest wait.
     *
     * @return the value, also after an attempt that failed or takes longer; null if it is not usable, or the thread was interrupted
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
     * Loads the value now, on this thread, after the attempt that is under way, if any.
     *
     * @throws RuntimeException if the loader does; the value is then the one before
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

    /** Waits for the attempt that is under way, and begins another one if that has not made the value fresh. */
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

    /** Loads in an attempt that this thread, or the one that has this run, has begun. */
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

    /** Makes refreshed values. Not thread-safe. */
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

        /** Sets the age from which callers of {@link RefreshedValue#get} wait for another value. */
        public Builder<T> awaitedAfter(Duration age) {
            this.awaitedAfter = age;
            return this;
        }

        /** Sets how long a value is usable; for ever by default. */
        public Builder<T> usableFor(Duration age) {
            this.usableFor = age;
            return this;
        }

        /** Sets how long a caller waits for another thread that loads; two seconds by default. */
        public Builder<T> longestWait(Duration longest) {
            this.longestWait = longest;
            return this;
        }

        /** Sets how long after a failure there is no other attempt. */
        public Builder<T> pauseAfterFailure(Duration length) {
            this.pauseAfterFailure = length;
            return this;
        }

        /** Sets the least time between the starts of two attempts, and how far failures double it. */
        public Builder<T> pauseBetweenStarts(Duration least, Duration longest) {
            this.pause = least;
            this.longestPause = longest;
            return this;
        }

        /** Sets what loads in the background; a virtual thread for each attempt by default. */
        public Builder<T> background(Executor executor) {
            this.background = executor;
            return this;
        }

        /** Sets what is called with the exception of an attempt that failed, on the thread that loads. */
        public Builder<T> onFailure(Consumer<? super RuntimeException> listener) {
            this.onFailure = listener;
            return this;
        }

        /** Sets what is called after an attempt that succeeded, on the thread that loaded; not after {@link RefreshedValue#reload}. */
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
