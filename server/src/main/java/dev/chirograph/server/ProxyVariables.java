package dev.chirograph.server;

import dev.chirograph.server.edge.TrustedProxies;
import java.util.List;

/**
 * Reads what the server is to believe of the proxies in front of it.
 *
 * @param trusted the proxies
 * @param endTls whether they end TLS, so that the server has none itself
 */
record ProxyVariables(TrustedProxies trusted, boolean endTls) {

    static ProxyVariables read(Variables variables, Mode mode) {
        TrustedProxies trusted = trusted(variables, mode);
        boolean endTls = variables.oneOf("TLS", TlsEnd.OWN) == TlsEnd.PROXY;
        if (endTls && trusted.isEmpty()) {
            variables.refuse(
                    "CHIROGRAPH_TRUSTED_PROXIES must be set when CHIROGRAPH_TLS is proxy: only those proxies can"
                            + " connect then");
        }
        if (endTls && variables.optional("PUBLIC_URL") == null) {
            variables.refuse(
                    "CHIROGRAPH_PUBLIC_URL must be set when CHIROGRAPH_TLS is proxy, to the URL of the proxy for"
                            + " clients, such as https://api.example.com");
        }
        Header header = variables.oneOf("PROXY_HEADER", Header.X_FORWARDED);
        return new ProxyVariables(header == Header.FORWARDED ? trusted.readingForwarded() : trusted, endTls);
    }

    private static TrustedProxies trusted(Variables variables, Mode mode) {
        List<String> ranges = variables.list("TRUSTED_PROXIES");
        try {
            TrustedProxies proxies = TrustedProxies.of(ranges);
            if (mode == Mode.PRODUCTION) {
                proxies.excesses().forEach(excess -> variables.refuse("CHIROGRAPH_TRUSTED_PROXIES " + excess));
            }
            return proxies;
        } catch (IllegalArgumentException e) {
            variables.refuse("CHIROGRAPH_TRUSTED_PROXIES must be a comma-separated list of addresses or CIDR ranges: "
                    + e.getMessage());
            return TrustedProxies.none();
        }
    }

    private enum TlsEnd {
        OWN,
        PROXY
    }

    private enum Header {
        X_FORWARDED,
        FORWARDED
    }
}
