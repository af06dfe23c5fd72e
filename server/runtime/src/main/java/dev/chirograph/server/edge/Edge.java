package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.Connections;
import dev.chirograph.server.edge.connection.GuardedHttp1;
import dev.chirograph.server.runtime.pipeline.Problems;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.spi.ServerFeature;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** The three listeners: the API by HTTPS, plain HTTP that only redirects to it, and management on loopback. */
public final class Edge implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration WATCH_PERIOD = Duration.ofSeconds(1);

    /** The time that the web server gets after the grace period, before its connections are cut. */
    private static final Duration GRACE_OF_THE_SERVER = Duration.ofMillis(500);

    private final Duration grace;
    private final Connections connections;

    /** The management listener has connections of its own: it must report health even if the others are used up. */
    private final Connections managementConnections;

    private final Listener api;
    private final Listener plain;
    private final Listener management;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Edge(
            Duration grace,
            Connections connections,
            Connections managementConnections,
            Listener api,
            Listener plain,
            Listener management) {
        this.grace = grace;
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
     * @param tls the certificate and the TLS settings
     * @param observer is notified of the end of each request and connection
     * @param problems writes the problems of requests that the edge rejects; the same as the pipeline's
     * @param management makes the routes of the management listener, given a liveness check for each listener
     * @param api adds the routes of the API
     * @throws CannotListenException if a port is in use or binding it is not permitted
     */
    public static Edge start(
            EdgeSettings settings,
            Tls tls,
            RequestObserver observer,
            Problems problems,
            Function<Map<String, HealthCheck>, ServerFeature> management,
            Consumer<HttpRouting.Builder> api) {
        Connections connections = Connections.start(
                settings.connections(),
                settings.maximumBodyBytes(),
                settings.proxies()::isTrusted,
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
            Tls tls,
            RequestObserver observer,
            Problems problems,
            Function<Map<String, HealthCheck>, ServerFeature> management,
            Consumer<HttpRouting.Builder> api,
            Connections connections,
            Connections managementConnections) {
        var common = Common.of(settings, observer, problems, connections);
        var managementCommon =
                Common.of(settings, observer, problems, managementConnections).withoutObserver();
        var apiListener =
                new Listener("api", connections, settings.bindAddress(), settings.httpsPort(), true, builder -> {
                    builder.tls(tls);
                    common.addTo(builder, "https", api);
                });
        Handler redirect = new PlainRedirect(settings.publicUrl());
        var plainListener = new Listener(
                "plain",
                connections,
                settings.bindAddress(),
                settings.httpPort(),
                false,
                builder -> common.addTo(builder, "http", routing -> routing.any(redirect)));
        // The management listener needs no check of its own: it serves the checks.
        Map<String, HealthCheck> live =
                Map.of("listener-api", apiListener::requireAnswer, "listener-plain", plainListener::requireAnswer);
        var managementListener = new Listener(
                "management", managementConnections, LOOPBACK, settings.managementPort(), false, builder -> {
                    builder.addFeature(management.apply(live));
                    managementCommon.addTo(
                            builder, "http", routing -> routing.addFilter(new ManagementHostFilter(problems)));
                });
        return new Edge(
                settings.shutdownGrace(),
                connections,
                managementConnections,
                apiListener,
                plainListener,
                managementListener);
    }

    private List<Listener> listeners() {
        return List.of(api, plain, management);
    }

    private static String whatCannotBeBound(EdgeSettings settings) {
        List<String> reasons = new ArrayList<>();
        addReason(reasons, settings.bindAddress(), settings.httpsPort());
        addReason(reasons, settings.bindAddress(), settings.httpPort());
        addReason(reasons, LOOPBACK, settings.managementPort());
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

    /** Returns the actual port of the redirecting listener. */
    public int httpPort() {
        return plain.port();
    }

    /** Returns the actual port of management, on loopback. */
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
     * Stops accepting requests and lets those in progress end within the grace period. Then all connections are cut.
     */
    @Override
    public void close() {
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

        static Common of(EdgeSettings settings, RequestObserver observer, Problems problems, Connections connections) {
            var securityHeaders = new SecurityHeaders(settings.strictTransport());
            List<Filter> filters = List.of(
                    new ProbeResponse(connections),
                    new ConnectionCloseFilter(),
                    new RequestContextFilter(settings.proxies(), securityHeaders),
                    new RequestObserverFilter(observer),
                    new ForwardedRequests(connections, settings.proxies(), problems),
                    new RequestGuardFilter(settings.maximumBodyBytes(), connections.bodyMemory(), problems));
            return new Common(
                    settings, connections, filters, new FallbackErrorHandler(problems, securityHeaders, observer));
        }

        /** Requests that fetch metrics every few seconds would otherwise dominate the metrics and the log. */
        Common withoutObserver() {
            return new Common(
                    settings,
                    connections,
                    filters.stream()
                            .filter(filter -> !(filter instanceof RequestObserverFilter))
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
