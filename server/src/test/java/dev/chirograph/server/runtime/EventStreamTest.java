package dev.chirograph.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Streams of events have heartbeats, and end with the access token that opened them. */
class EventStreamTest {
    private static final Duration AT_ONCE = Duration.ofNanos(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void heartbeatsAreSentWhileTheSourceIsSilent() throws Exception {
        var comments = new CountDownLatch(5);
        var response = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                comments.countDown();
            }
        };

        stream(response, AT_ONCE, null).run(sink -> comments.await());

        assertEquals(":\n\n:\n\n:\n\n", text(response).substring(0, 9));
    }

    @Test
    void sourceThatWaitsEndsWithTheAccessToken() throws Exception {
        var response = new ByteArrayOutputStream();

        stream(response, NEVER, Duration.ofMillis(1)).run(sink -> never.await());

        assertEquals(":\n\n", text(response));
        assertFalse(Thread.currentThread().isInterrupted(), "the thread has other requests to answer");
    }

    @Test
    void sourceThatSendsWithoutEndEndsWithTheAccessToken() throws Exception {
        var response = new ByteArrayOutputStream();

        stream(response, NEVER, Duration.ofMillis(1)).run(sink -> {
            while (true) {
                sink.send("more");
            }
        });

        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void clientThatIsGoneEndsASourceThatWaits() {
        var broken = new OutputStream() {
            private int writes;

            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (writes++ > 0) {
                    throw new IOException("gone");
                }
            }
        };

        Exception thrown = assertThrows(
                Exception.class, () -> stream(broken, AT_ONCE, null).run(sink -> never.await()));

        assertInstanceOf(InterruptedException.class, thrown);
    }

    @Test
    void sourceThatFailsBreaksTheStream() {
        assertThrows(
                IOException.class,
                () -> stream(new ByteArrayOutputStream(), NEVER, NEVER).run(sink -> {
                    throw new IOException("the reason");
                }));
    }

    private static EventStream<String> stream(OutputStream response, Duration heartbeat, @Nullable Duration validFor) {
        return new EventStream<>(response, text -> text, heartbeat, validFor);
    }

    private static String text(ByteArrayOutputStream response) {
        return response.toString(StandardCharsets.UTF_8);
    }
}
