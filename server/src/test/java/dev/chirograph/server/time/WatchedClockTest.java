package dev.chirograph.server.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.chirograph.server.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Each jump of the wall clock is logged once with its size. */
final class WatchedClockTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(WatchedClock.class);

    private final MovableClock wall = new MovableClock();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final WatchedClock clock = new WatchedClock(wall, nanos::get);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.addAppender(log);
    }

    @AfterEach
    void stop() {
        LOGGER.detachAppender(log);
    }

    @Test
    void aClockThatRunsAsMonotonicTimeDoesIsNotLogged() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofHours(i));
            clock.instant();
        }

        assertEquals(List.of(), jumps());
    }

    @Test
    void aJumpBackIsLoggedOnceWithItsSize() {
        pass(Duration.ofMinutes(1));
        wall.advance(Duration.ofDays(-30));

        Instant told = clock.instant();
        pass(Duration.ofMinutes(1));
        clock.instant();

        assertEquals(wall.instant().minus(Duration.ofMinutes(1)), told);
        assertEquals(List.of("PT-720H"), jumps());
    }

    @Test
    void eachJumpForwardAndBackIsLogged() {
        for (Duration jump : List.of(Duration.ofDays(365), Duration.ofDays(-365), Duration.ofSeconds(6))) {
            pass(Duration.ofSeconds(1));
            wall.advance(jump);
            clock.instant();
        }

        assertEquals(List.of("PT8760H", "PT-8760H", "PT6S"), jumps());
    }

    @Test
    void anOrdinaryCorrectionIsNotLogged() {
        pass(Duration.ofSeconds(1));
        wall.advance(Duration.ofSeconds(-5));

        clock.instant();

        assertEquals(List.of(), jumps());
    }

    @Test
    void suspendedThreadIsNotAJump() {
        var slow = new WatchedClock(
                wall, () -> nanos.getAndAdd(Duration.ofSeconds(20).toNanos()));

        slow.instant();

        assertEquals(List.of(), jumps());
    }

    private void pass(Duration duration) {
        wall.advance(duration);
        nanos.addAndGet(duration.toNanos());
    }

    private List<String> jumps() {
        assertTrue(
                log.list.stream().allMatch(event -> event.getFormattedMessage().contains("wall clock jumped by")));
        return log.list.stream()
                .map(event -> event.getArgumentArray()[0].toString())
                .toList();
    }
}
