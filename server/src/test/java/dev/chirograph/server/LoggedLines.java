package dev.chirograph.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Collects the log lines of a class from {@code INFO} up, until it is closed. */
public final class LoggedLines implements AutoCloseable {
    private final Logger logger;
    private final Level levelBefore;
    private final Lines lines = new Lines();

    private LoggedLines(Logger logger) {
        this.logger = logger;
        this.levelBefore = logger.getLevel();
    }

    /** Starts to collect the lines of a class. */
    public static LoggedLines of(Class<?> type) {
        return of(type.getName());
    }

    /** Starts to collect the lines of a logger, such as that of a class that is not public. */
    public static LoggedLines of(String logger) {
        LoggedLines logged = new LoggedLines((Logger) LoggerFactory.getLogger(logger));
        logged.logger.setLevel(Level.INFO);
        logged.logger.addAppender(logged.lines);
        logged.lines.start();
        return logged;
    }

    /** Returns the lines so far. */
    public List<ILoggingEvent> all() {
        return List.copyOf(lines.events);
    }

    /** Returns the value of a key of a line, as a string; empty if the line has no such key. */
    public static String value(ILoggingEvent line, String key) {
        return line.getKeyValuePairs().stream()
                .filter(pair -> pair.key.equals(key))
                .map(pair -> String.valueOf(pair.value))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        logger.detachAppender(lines);
        logger.setLevel(levelBefore);
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    }
}
