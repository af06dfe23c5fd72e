package dev.chirograph.server.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Writes events into an answer (HTML Living Standard, section 9.2.5). */
final class EventWriter<T> implements EventSink<T> {
    private static final String COMMENT = ":\n\n";

    private final OutputStream answer;
    private final Function<T, String> data;

    EventWriter(OutputStream answer, Function<T, String> data) {
        this.answer = answer;
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

    /** What the web server throws here differs by protocol, but it always means that the connection is gone. */
    private void write(String text) throws CallerGoneException {
        try {
            answer.write(text.getBytes(StandardCharsets.UTF_8));
            answer.flush();
        } catch (IOException | RuntimeException e) {
            throw new CallerGoneException(e);
        }
    }
}
