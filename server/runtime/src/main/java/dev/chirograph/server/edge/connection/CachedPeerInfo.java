package dev.chirograph.server.edge.connection;

import io.helidon.common.socket.PeerInfo;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The peer of one connection. The web server requests the client's certificates for every request, and the JDK throws
 * an exception if there are none: this class requests them once for each connection. Used by the connection's thread
 * only.
 */
final class CachedPeerInfo implements PeerInfo {
    private final PeerInfo peer;
    private @Nullable Optional<Certificate[]> certificates;

    CachedPeerInfo(PeerInfo peer) {
        this.peer = peer;
    }

    @Override
    public SocketAddress address() {
        return peer.address();
    }

    @Override
    public String host() {
        return peer.host();
    }

    @Override
    public int port() {
        return peer.port();
    }

    @Override
    public Optional<Principal> tlsPrincipal() {
        return peer.tlsPrincipal();
    }

    @Override
    public Optional<Certificate[]> tlsCertificates() {
        if (certificates == null) {
            certificates = peer.tlsCertificates();
        }
        return certificates;
    }
}
