package dev.chirograph.server.edge.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HttpLogConfig;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.Set;
import java.util.function.Function;

/** The only protocol of a listener: HTTP/1.1 behind the guards ({@code docs/decisions/0009-http-1.1-only.md}). */
public final class GuardedHttp1 implements ServerConnectionSelector {
    private static final Set<String> ALPN = Set.of("http/1.1");

    private final Http1ConnectionSelector http1;
    private final Connections connections;
    private final OwnAuthority own;
    private final long maximumBody;
    private final Function<InetAddress, DirectHandlers> unreadable;

    private GuardedHttp1(
            Connections connections,
            OwnAuthority own,
            long maximumBody,
            Function<InetAddress, DirectHandlers> unreadable) {
        this.connections = connections;
        this.own = own;
        this.maximumBody = maximumBody;
        this.unreadable = unreadable;
        this.http1 = Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        // The size of the head is limited before the web server sees it.
                        .maxPrologueLength(2 * RequestHead.MAXIMUM_REQUEST_LINE_BYTES)
                        .maxHeadersSize(2 * RequestHead.MAXIMUM_HEADER_BYTES)
                        // They would log requests and responses, bodies included.
                        .log(HttpLogConfig.builder()
                                .receiveLog(false)
                                .sendLog(false)
                                .build())
                        .build())
                .build();
    }

    /**
     * Makes a listener serve HTTP/1.1 only.
     *
     * @param listener the configuration of the listener
     * @param connections counts and monitors accepted connections
     * @param scheme {@code https} or {@code http}
     * @param publicUrl the URL of this server for clients
     * @param maximumBody the maximum size of a body
     * @param unreadable returns the handlers for invalid HTTP from an address
     */
    public static void configure(
            ListenerConfig.BuilderBase<?, ?> listener,
            Connections connections,
            String scheme,
            URI publicUrl,
            long maximumBody,
            Function<InetAddress, DirectHandlers> unreadable) {
        var own = new OwnAuthority(scheme, publicUrl, scheme.equals("http"));
        listener.protocolsDiscoverServices(false)
                .connectionOptions(new AcceptHook(connections))
                // Set before the port is bound, so that it applies to each accepted socket from the first segment.
                .putListenerSocketOption(StandardSocketOptions.SO_RCVBUF, AcceptHook.BUFFER_BYTES)
                // With channels, the web server would resolve the name of each TLS client, whose own name server may
                // be slow.
                .useNio(false)
                .addConnectionSelector(new GuardedHttp1(connections, own, maximumBody, unreadable));
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData data) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return ALPN;
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var remote = (InetSocketAddress) context.remotePeer().address();
        var local = (InetSocketAddress) context.localPeer().address();
        ClientConnection connection = connections.find(remote, local);
        if (connection == null) {
            throw new CloseConnectionException("the connection was ended while it was set up");
        }
        var framing = new RequestFraming(connection, context.serverSocket(), own, local, maximumBody);
        var guarded = new GuardedContext(context, connection, framing, unreadable);
        return new GuardedConnection(http1.connection(guarded), guarded, connections);
    }
}
