package dev.chirograph.server.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Writes events into a response (HTML Living Standard, section 9.2.5), each whole, whichever threads send them. */
final class EventWriter<T> implements EventSink<T> {
    private static final String COMMENT = ":\n\n";

    /** Guards the response and whether it is ended. It is held while a client takes an event, which the edge ends when it takes too long. */
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

    /** Takes no more events, and interrupts their sender; not in the middle of one, which would break the connection. */
    void end(Thread sender) {
        lock.lock();
        try {
            isEnded = true;
            sender.interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** What the web server throws here differs by protocol, but it always means that the connection is gone. */
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
