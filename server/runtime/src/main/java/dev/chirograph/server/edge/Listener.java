package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.Connections;
import dev.chirograph.server.edge.connection.ListenerProbe;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener with its own web server, which is replaced on the same port when it has died. Started and stopped by one
 * thread at a time, guarded by {@code this}.
 */
final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final String name;
    private final String address;
    private final int wantedPort;
    private final Consumer<WebServerConfig.Builder> configuration;
    private final Connections connections;
    private final boolean isSecure;

    private volatile @Nullable WebServer server;
    private volatile @Nullable ListenerProbe probe;
    private boolean isStopped;

    /**
     * Creates a listener without starting it.
     *
     * @param name the name in the log and in health
     * @param address the address to bind to
     * @param port the port to bind to; 0 for any free port, which then stays the same
     * @param isSecure whether the listener uses TLS
     * @param configuration adds all other settings, for each new web server
     */
    Listener(
            String name,
            Connections connections,
            String address,
            int port,
            boolean isSecure,
            Consumer<WebServerConfig.Builder> configuration) {
        this.name = name;
        this.connections = connections;
        this.address = address;
        this.wantedPort = port;
        this.isSecure = isSecure;
        this.configuration = configuration;
    }

    synchronized void start() {
        WebServer started = newServer(wantedPort).start();
        server = started;
        if (started.isRunning()) {
            probe = ListenerProbe.of(connections, address, started.port(), isSecure);
        }
    }

    private WebServer newServer(int port) {
        WebServerConfig.Builder builder = WebServer.builder()
                .featuresDiscoverServices(false)
                // The code that stops the server also closes its dependencies, in that order.
                .shutdownHook(false)
                .host(address)
                .port(port);
        configuration.accept(builder);
        return builder.build();
    }

    /** Returns whether the port is bound; the web server only logs a failure. */
    boolean isRunning() {
        WebServer current = server;
        return current != null && current.isRunning();
    }

    int port() {
        WebServer current = server;
        if (current == null) {
            throw new IllegalStateException("The listener " + name + " was not started");
        }
        return current.port();
    }

    /**
     * Sends a request over a new connection, like a client.
     *
     * @throws IOException if there is no response
     */
    void requireAnswer() throws IOException {
        ListenerProbe current = probe;
        if (current == null) {
            throw new IOException("The listener " + name + " was not started");
        }
        current.requireAnswer();
    }

    /**
     * Sends one request so that all classes are loaded: a class whose loading fails for lack of file descriptors never
     * loads later.
     */
    void tryOnce() {
        try {
            requireAnswer();
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("listener", name)
                    .addKeyValue("reason", e.toString())
                    .log("the listener does not answer");
        }
    }

    /** Starts another web server on the same port if nothing listens there any more. */
    synchronized void restartIfDead() {
        ListenerProbe current = probe;
        if (isStopped || current == null || !current.isRefused()) {
            return;
        }
        LOG.atError().addKeyValue("listener", name).log("the listener is dead; it is started again");
        int port = port();
        WebServer next = newServer(port).start();
        if (next.isRunning()) {
            server = next;
        }
    }

    synchronized void stop() {
        isStopped = true;
        WebServer current = server;
        if (current != null) {
            current.stop();
        }
    }
}
