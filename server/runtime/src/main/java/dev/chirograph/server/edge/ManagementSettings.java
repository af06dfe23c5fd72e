package dev.chirograph.server.edge;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The listener for health and metrics.
 *
 * @param bindAddress the address that it is bound to
 * @param port its port, 0 for any free one
 * @param secure whether it uses TLS, with the certificate of the API
 * @param token the bearer token for everything but health; null if none is needed
 */
public record ManagementSettings(
        String bindAddress,
        int port,
        boolean secure,
        @Nullable String token) {

    /** Returns settings of a listener on loopback without TLS and token. */
    public static ManagementSettings onLoopback(int port) {
        return new ManagementSettings("127.0.0.1", port, false, null);
    }

    /** Returns whether only this machine reaches the listener. */
    public boolean isLocal() {
        if (bindAddress.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(bindAddress).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Omits the token. */
    @Override
    public String toString() {
        return "ManagementSettings[bindAddress=" + bindAddress + ", port=" + port + ", secure=" + secure + "]";
    }
}
