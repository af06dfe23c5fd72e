package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.Connections;
import dev.chirograph.server.edge.connection.GuardedHttp1;
import dev.chirograph.server.runtime.pipeline.Problems;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The listeners: the API by HTTPS, plain HTTP that only redirects to it, and management. If TLS ends at a proxy, the API
 * is served to that proxy by plain HTTP, and nothing redirects.
 */
public final class Edge implements AutoCloseable {
    private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

    /** The time that the web server gets after the grace period, before its connections are cut. */
    private static final Duration GRACE_OF_THE_SERVER = Duration.ofMillis(500);

    private final Duration drain;
    private final Duration grace;
    private final State state;
    private final Connections connections;

    /** The management listener has connections of its own: it must report health even if the others are used up. */
    private final Connections managementConnections;

    private final Listener api;
    private final @Nullable Listener plain;
    private final Listener management;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** How far the server is between its start and its stop. */
    private static final class State {
        private volatile boolean started;
        private volatile boolean draining;

        private void requireStarted() throws IOException {
            if (!started) {
                throw new IOException("The server is starting");
            }
        }

        private void requireNotDraining() throws IOException {
            if (draining) {
                throw new IOException("The server is stopping");
            }
        }
    }

    private Edge(
            EdgeSettings settings,
            State state,
            Connections connections,
            Connections managementConnections,
            Listener api,
            @Nullable Listener plain,
            Listener management) {
        this.drain = settings.drain();
        this.grace = settings.shutdownGrace();
        this.state = state;
        this.connections = connections;
        this.managementConnections = managementConnections;
        this.api = api;
        this.plain = plain;
        this.management = management;
    }

    /**
     * Starts to listen.
     *
     * @param settings the addresses, ports and limits
     * @param tls the certificate and the TLS settings; null if no listener uses TLS
     * @param observer is notified of the end of each request and connection
     * @param problems writes the problems of requests that the edge rejects; the same as the pipeline's
     * @param management makes the routes of the management listener, given the health of all listeners
     * @param api adds the routes of the API
     * @throws CannotListenException if a port is in use or binding it is not permitted
     */
    public static Edge start(
            EdgeSettings settings,
            @Nullable Tls tls,
            RequestObserver observer,
            Problems problems,
            Function<EdgeHealth, ManagementRoutes> management,
            Consumer<HttpRouting.Builder> api) {
        Connections connections = Connections.start(
                settings.connections(),
                settings.maximumBodyBytes(),
                settings.proxies()::isTrusted,
                settings.tlsEndsAtProxy(),
                observer.connections());
        Connections managementConnections = Connections.startForManagement(
                settings.connections(), settings.maximumBodyBytes(), observer.connections());
        try {
            Edge edge =
                    listeners(settings, tls, observer, problems, management, api, connections, managementConnections);
            edge.listeners().forEach(Listener::start);
            if (!edge.listeners().stream().allMatch(Listener::isRunning)) {
                edge.listeners().forEach(Listener::stop);
                throw new CannotListenException(whatCannotBeBound(settings));
            }
            edge.listeners().forEach(Listener::tryOnce);
            edge.state.started = true;
            Thread.ofVirtual().name("listener-watch").start(edge::watch);
            return edge;
        } catch (RuntimeException e) {
            connections.close();
            managementConnections.close();
            throw e;
        }
    }

    private static Edge listeners(
            EdgeSettings settings,
            @Nullable Tls tls,
            RequestObserver observer,
            Problems problems,
            Function<EdgeHealth, ManagementRoutes> management,
            Consumer<HttpRouting.Builder> api,
            Connections connections,
            Connections managementConnections) {
        var state = new State();
        BooleanSupplier draining = () -> state.draining;
        var common = Common.of(settings, observer, problems, connections, draining);
        var managementCommon = Common.of(settings, observer, problems, managementConnections, draining)
                .forManagement();
        boolean isSecure = !settings.tlsEndsAtProxy();
        var apiListener =
                new Listener("api", connections, settings.bindAddress(), settings.httpsPort(), isSecure, builder -> {
                    if (isSecure) {
                        builder.tls(Objects.requireNonNull(tls, "tls"));
                    }
                    // Clients came by https either way, and absolute targets say so.
                    common.addTo(builder, "https", api);
                });
        Listener plainListener = isSecure ? plain(settings, connections, common) : null;
        // The management listener needs no check of its own: it serves the checks.
        Map<String, HealthCheck> live = new HashMap<>(Map.of("listener-api", apiListener::requireAnswer));
        if (plainListener != null) {
            live.put("listener-plain", plainListener::requireAnswer);
        }
        ManagementRoutes routes =
                management.apply(new EdgeHealth(live, state::requireStarted, state::requireNotDraining));
        return new Edge(
                settings,
                state,
                connections,
                managementConnections,
                apiListener,
                plainListener,
                management(settings.management(), tls, problems, routes, managementConnections, managementCommon));
    }

    private static Listener plain(EdgeSettings settings, Connections connections, Common common) {
        Handler redirect = new PlainRedirect(settings.publicUrl());
        return new Listener(
                "plain",
                connections,
                settings.bindAddress(),
                settings.httpPort(),
                false,
                builder -> common.addTo(builder, "http", routing -> routing.any(redirect)));
    }

    private static Listener management(
            ManagementSettings settings,
            @Nullable Tls tls,
            Problems problems,
            ManagementRoutes routes,
            Connections connections,
            Common common) {
        return new Listener(
                "management", connections, settings.bindAddress(), settings.port(), settings.secure(), builder -> {
                    if (settings.secure()) {
                        builder.tls(Objects.requireNonNull(tls, "tls"));
                    }
                    builder.addFeature(routes.feature());
                    common.addTo(builder, settings.secure() ? "https" : "http", routing -> {
                        if (settings.isLocal()) {
                            routing.addFilter(new ManagementHostFilter(problems));
                        }
                        if (settings.token() != null) {
                            routing.addFilter(new ManagementTokenFilter(settings.token(), problems));
                        }
                        routes.routes().accept(routing);
                    });
                });
    }

    private List<Listener> listeners() {
        return plain == null ? List.of(api, management) : List.of(api, plain, management);
    }

    private static String whatCannotBeBound(EdgeSettings settings) {
        List<String> reasons = new ArrayList<>();
        addReason(reasons, settings.bindAddress(), settings.httpsPort());
        if (!settings.tlsEndsAtProxy()) {
            addReason(reasons, settings.bindAddress(), settings.httpPort());
        }
        addReason(
                reasons,
                settings.management().bindAddress(),
                settings.management().port());
        return reasons.isEmpty() ? "a port was in use a moment ago" : String.join("; ", reasons);
    }

    private static void addReason(List<String> reasons, String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            reasons.add("port " + port + " of " + address + ": " + e.getMessage());
        }
    }

    /** Returns the actual port of the API. */
    public int httpsPort() {
        return api.port();
    }

    /** Returns the actual port of the redirecting listener; -1 if there is none. */
    public int httpPort() {
        return plain == null ? -1 : plain.port();
    }

    /** Returns the actual port of management. */
    public int managementPort() {
        return management.port();
    }

    /**
     * Restarts dead listeners: the web server ends a listener at the first error of an accept, such as too many open
     * files.
     */
    private void watch() {
        try {
            while (!closed.await(WATCH_PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                listeners().forEach(Listener::restartIfDead);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Says in readiness that the server stops, and still serves for the drain time, so that load balancers notice before a
     * request fails; interrupting the thread ends that time. Then stops accepting requests and lets those in progress end
     * within the grace period. Then all connections are cut.
     */
    @Override
    public void close() {
        if (state.draining) {
            return;
        }
        state.draining = true;
        boolean interrupted = false;
        try {
            Thread.sleep(drain);
        } catch (InterruptedException e) {
            // The grace period below is still due.
            interrupted = true;
        }
        closed.countDown();
        connections.drain();
        managementConnections.drain();
        List<Thread> stopping = listeners().stream()
                .map(listener -> Thread.ofVirtual().start(listener::stop))
                .toList();
        try {
            join(stopping, grace.plus(GRACE_OF_THE_SERVER));
            connections.close();
            managementConnections.close();
            join(stopping, GRACE_OF_THE_SERVER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.close();
            managementConnections.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void join(List<Thread> threads, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
    }

    /** The configuration that all three listeners share. */
    private record Common(
            EdgeSettings settings, Connections connections, List<Filter> filters, FallbackErrorHandler lastResort) {

        static Common of(
                EdgeSettings settings,
                RequestObserver observer,
                Problems problems,
                Connections connections,
                BooleanSupplier draining) {
            var securityHeaders = new SecurityHeaders(settings.strictTransport());
            List<Filter> filters = List.of(
                    new ProbeResponse(connections),
                    new ConnectionCloseFilter(draining),
                    new RequestContextFilter(settings.proxies(), securityHeaders),
                    new RequestObserverFilter(observer),
                    new ForwardedRequests(connections, settings.proxies(), problems),
                    new RequestGuardFilter(settings.maximumBodyBytes(), connections.bodyMemory(), problems),
                    new ForwardedOrigin(settings.proxies(), settings.tlsEndsAtProxy(), settings.publicUrl(), problems));
            return new Common(
                    settings, connections, filters, new FallbackErrorHandler(problems, securityHeaders, observer));
        }

        /**
         * Requests that fetch metrics every few seconds would otherwise dominate the metrics and the log. Probes come from no
         * proxy.
         */
        Common forManagement() {
            return new Common(
                    settings,
                    connections,
                    filters.stream()
                            .filter(filter ->
                                    !(filter instanceof RequestObserverFilter) && !(filter instanceof ForwardedOrigin))
                            .toList(),
                    lastResort);
        }

        void addTo(WebServerConfig.Builder builder, String scheme, Consumer<HttpRouting.Builder> routes) {
            HttpRouting.Builder routing = HttpRouting.builder();
            filters.forEach(routing::addFilter);
            routing.error(Throwable.class, lastResort);
            routes.accept(routing);
            builder.routing(routing)
                    .contentEncoding(new IdentityContentEncoding())
                    .shutdownGracePeriod(settings.shutdownGrace());
            GuardedHttp1.configure(
                    builder,
                    connections,
                    scheme,
                    settings.publicUrl(),
                    settings.maximumBodyBytes(),
                    lastResort::unreadable);
        }
    }
}
