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
 * One listener, a web server of its own: when it has died, another takes its port. Started and stopped by one thread at a time, which
 * {@code this} guards.
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
     * Starts nothing yet.
     *
     * @param name what the log and health call it
     * @param address what it is bound to
     * @param port what it is bound to, 0 for any free port, which then stays the same
     * @param isSecure whether it speaks TLS
     * @param configuration adds everything else, anew for each web server
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
                // The code that stops the server also closes what is behind it, and in that order.
                .shutdownHook(false)
                .host(address)
                .port(port);
        configuration.accept(builder);
        return builder.build();
    }

    /** Tells whether it could bind its port; the web server logs that it could not, and returns all the same. */
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
     * Asks it something by a connection of its own, as a client does.
     *
     * @throws IOException when it does not answer
     */
    void requireAnswer() throws IOException {
        ListenerProbe current = probe;
        if (current == null) {
            throw new IOException("The listener " + name + " was not started");
        }
        current.requireAnswer();
    }

    /**
     * Has it answer once, so that all that Java needs for it is loaded: what fails to load while there are no file descriptors never
     * loads again.
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

    /** Starts another web server on the same port when nothing listens there any more. */
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
