package dev.chirograph.server.edge.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.context.Context;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.DirectHandlers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/** The context of a connection for the web server's HTTP/1.1: framed input and monitored output. */
final class GuardedContext implements ConnectionContext {
    private final ConnectionContext context;
    private final ClientConnection connection;
    private final RequestFraming framing;
    private final DataReader reader;
    private final DataWriter writer;
    private final ListenerContext listener;
    private final PeerInfo peer;

    GuardedContext(
            ConnectionContext context,
            ClientConnection connection,
            RequestFraming framing,
            Function<InetAddress, DirectHandlers> unreadable) {
        this.context = context;
        this.connection = connection;
        this.framing = framing;
        this.reader = framing.reader();
        this.peer = new CachedPeerInfo(context.remotePeer());
        this.writer = new ProgressWriter(connection, context.dataWriter());
        this.listener = new Listener(context.listenerContext(), connection.address(), unreadable);
    }

    ClientConnection connection() {
        return connection;
    }

    RequestFraming framing() {
        return framing;
    }

    InetSocketAddress remote() {
        return (InetSocketAddress) context.remotePeer().address();
    }

    InetSocketAddress local() {
        return (InetSocketAddress) context.localPeer().address();
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return listener;
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return peer;
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    /** The listener's context, except that the handler of malformed requests receives the peer's address. */
    private record Listener(
            ListenerContext listener, InetAddress address, Function<InetAddress, DirectHandlers> unreadable)
            implements ListenerContext {

        @Override
        public Context context() {
            return listener.context();
        }

        @Override
        public DirectHandlers directHandlers() {
            return unreadable.apply(address);
        }

        @Override
        public MediaContext mediaContext() {
            return listener.mediaContext();
        }

        @Override
        public ContentEncodingContext contentEncodingContext() {
            return listener.contentEncodingContext();
        }

        @Override
        public ListenerConfig config() {
            return listener.config();
        }

        @Override
        public ExecutorService executor() {
            return listener.executor();
        }
    }
}
