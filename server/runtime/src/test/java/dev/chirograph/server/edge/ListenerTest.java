package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.server.edge.connection.ConnectionLimits;
import dev.chirograph.server.edge.connection.Connections;
import dev.chirograph.server.edge.connection.GuardedHttp1;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dead listener fails its check, and is restarted on its port. */
class ListenerTest {
    private Connections connections;
    private Listener listener;
    private Thread accepting;

    @BeforeEach
    void start() {
        connections = Connections.start(ConnectionLimits.defaults(), 1000, address -> false, false, new TestObserver());
        listener = new Listener("test", connections, "127.0.0.1", 0, false, this::configure);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        listener.start();
        accepting = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().endsWith("-listener"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), threads -> threads.getFirst()));
    }

    @AfterEach
    void stop() {
        listener.stop();
        connections.close();
    }

    private void configure(WebServerConfig.Builder builder) {
        builder.routing(HttpRouting.builder().addFilter(new ProbeResponse(connections)));
        GuardedHttp1.configure(
                builder,
                connections,
                "http",
                URI.create("https://localhost"),
                1000,
                address -> DirectHandlers.create());
    }

    @Test
    void liveListenerIsNotRestarted() throws IOException {
        int port = listener.port();

        listener.requireAnswer();
        listener.restartIfDead();

        assertEquals(port, listener.port());
        listener.requireAnswer();
    }

    @Test
    void listenerWhoseAcceptFailedIsRestartedOnItsPort() throws IOException {
        int port = listener.port();
        killListener(port);
        assertThrows(IOException.class, listener::requireAnswer);

        listener.restartIfDead();

        assertEquals(port, listener.port());
        listener.requireAnswer();
    }

    @Test
    void listenerThatWasStoppedStaysStopped() {
        int port = listener.port();
        listener.stop();

        listener.restartIfDead();

        assertFalse(isListening(port));
    }

    /** An interrupted accept fails like one without a free file descriptor. */
    private void killListener(int port) {
        accepting.interrupt();
        while (isListening(port)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
