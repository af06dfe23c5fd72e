package dev.chirograph.server.edge;

import dev.chirograph.server.observe.RequestLog;
import dev.chirograph.server.tls.TlsContext;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.spi.ServerFeature;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The three listeners: the API by HTTPS, a plain one that only redirects there, and management on loopback. */
public final class Edge implements AutoCloseable {
    private static final String PLAIN = "plain";
    private static final String MANAGEMENT = "management";
    private static final String LOOPBACK = "127.0.0.1";

    private static final int MAXIMUM_REQUEST_LINE_BYTES = 8 * 1024;
    private static final int MAXIMUM_STREAMS = 100;

    private final WebServer server;

    private Edge(WebServer server) {
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param settings where and how
     * @param tls the certificate and how TLS is spoken
     * @param requestLog sees every request
     * @param management makes what the management listener shows, given that listener's name
     * @param api adds what the API answers
     * @throws CannotListenException when a port is taken or may not be bound
     */
    public static Edge start(
            EdgeSettings settings,
            TlsContext tls,
            RequestLog requestLog,
            Function<String, ServerFeature> management,
            Consumer<HttpRouting.Builder> api) {
        var listeners = Listeners.of(settings, requestLog);
        var builder = WebServer.builder()
                .featuresDiscoverServices(false)
                .addFeature(management.apply(MANAGEMENT))
                // Who stops the server also closes what is behind it, and in that order.
                .shutdownHook(false)
                .putSocket(PLAIN, listener -> {
                    Handler redirect = new PlainRedirect(settings.publicUrl());
                    listeners.addTo(listener, routing -> routing.any(redirect));
                    listener.name(PLAIN).host(settings.bindAddress()).port(settings.httpPort());
                })
                .putSocket(MANAGEMENT, listener -> {
                    listeners.withoutLog().addTo(listener, routing -> {});
                    listener.name(MANAGEMENT).host(LOOPBACK).port(settings.managementPort());
                });
        listeners.addTo(builder, routing -> api.accept(routing.addFilter(new CrossOrigin())));
        builder.host(settings.bindAddress())
                .port(settings.httpsPort())
                .tls(Tls.builder()
                        .sslContext(tls.context())
                        .sslParameters(tls.parameters())
                        .build())
                .addProtocol(Http2Config.builder()
                        .maxHeaderListSize(Guard.MAXIMUM_HEADER_BYTES)
                        .maxConcurrentStreams(MAXIMUM_STREAMS)
                        .sendErrorDetails(false)
                        .build());
        WebServer server = builder.build().start();
        if (!server.isRunning()) {
            // The web server logs that it could not bind a port, and returns all the same.
            throw new CannotListenException(whatCannotBeBound(settings));
        }
        return new Edge(server);
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

    /** Returns the port that the API is really bound to. */
    public int httpsPort() {
        return server.port();
    }

    /** Returns the port that the redirecting listener is really bound to. */
    public int httpPort() {
        return server.port(PLAIN);
    }

    /** Returns the port that management is really bound to, on loopback. */
    public int managementPort() {
        return server.port(MANAGEMENT);
    }

    /** Takes no further requests, and lets those under way end within the grace. */
    @Override
    public void close() {
        server.stop();
    }

    /** What all three listeners have in common. */
    private record Listeners(EdgeSettings settings, List<Filter> filters, LastResort lastResort) {

        static Listeners of(EdgeSettings settings, RequestLog requestLog) {
            var requestIds = new RequestIds();
            var securityHeaders = new SecurityHeaders(settings.strictTransport());
            List<Filter> filters = List.of(
                    new ConnectionEnd(),
                    new UnreadBody(),
                    new Introduction(requestIds, settings.proxies(), securityHeaders),
                    requestLog,
                    new Guard(settings.maximumBodyBytes()));
            return new Listeners(settings, filters, new LastResort(requestIds, securityHeaders, requestLog));
        }

        /** Whoever asks for metrics every few seconds would be most of what they and the log show. */
        Listeners withoutLog() {
            return new Listeners(
                    settings,
                    filters.stream()
                            .filter(filter -> !(filter instanceof RequestLog))
                            .toList(),
                    lastResort);
        }

        void addTo(ListenerConfig.BuilderBase<?, ?> listener, Consumer<HttpRouting.Builder> answers) {
            HttpRouting.Builder routing = HttpRouting.builder();
            filters.forEach(routing::addFilter);
            routing.error(Throwable.class, lastResort);
            answers.accept(routing);
            listener.routing(routing)
                    .protocolsDiscoverServices(false)
                    .addProtocol(Http1Config.builder()
                            .maxPrologueLength(MAXIMUM_REQUEST_LINE_BYTES)
                            .maxHeadersSize(Guard.MAXIMUM_HEADER_BYTES)
                            .build())
                    // An HTTP/2 answer is written frame by frame: each would wait for the other side's delayed
                    // acknowledgement of the one before, for 40 ms.
                    .connectionOptions(socket -> socket.tcpNoDelay(true))
                    .directHandlers(lastResort.asDirectHandlers())
                    .contentEncoding(new CodingsAsSent())
                    .shutdownGracePeriod(settings.shutdownGrace());
        }
    }
}
