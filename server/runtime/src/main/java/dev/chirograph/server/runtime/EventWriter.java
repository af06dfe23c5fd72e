package dev.chirograph.server.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Writes complete events into a response (HTML Living Standard, section 9.2.5), from any thread. */
final class EventWriter<T> implements EventSink<T> {
    private static final String COMMENT = ":\n\n";

    /**
     * Guards the response and whether it has ended. Held while a client receives an event, for which the edge has a
     * timeout.
     */
    private final ReentrantLock lock = new ReentrantLock();

    private boolean isEnded;

    private final OutputStream response;
    private final Function<T, String> data;

    EventWriter(OutputStream response, Function<T, String> data) {
        this.response = response;
        this.data = data;
    }

    @Override
    public void send(ServerEvent<T> event) throws CallerGoneException {
        var text = new StringBuilder();
        if (event.event() != null) {
            text.append("event: ").append(event.event()).append('\n');
        }
        if (event.id() != null) {
            text.append("id: ").append(event.id()).append('\n');
        }
        if (event.retry() != null) {
            text.append("retry: ").append(event.retry().toMillis()).append('\n');
        }
        for (String line : data.apply(event.data()).split("\r\n|[\r\n]", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        write(text.append('\n').toString());
    }

    @Override
    public void keepAlive() throws CallerGoneException {
        write(COMMENT);
    }

    /** Accepts no more events and interrupts the sender, but not within an event, which would break the connection. */
    void end(Thread sender) {
        lock.lock();
        try {
            isEnded = true;
            sender.interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** The web server's exception differs by protocol, but always means that the connection is closed. */
    private void write(String text) throws CallerGoneException {
        lock.lock();
        try {
            if (isEnded) {
                throw new IllegalStateException("the access token has expired");
            }
            response.write(text.getBytes(StandardCharsets.UTF_8));
            response.flush();
        } catch (IOException | RuntimeException e) {
            throw new CallerGoneException(e);
        } finally {
            lock.unlock();
        }
    }
}
