package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.pipeline.Problems;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import dev.chirograph.server.runtime.pipeline.ResponseWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks what trusted proxies say about the scheme and host of their clients. A request that came to a proxy without TLS
 * is redirected, as the server's own plain listener does; one for another host is refused. What others than trusted
 * proxies say is ignored.
 */
final class ForwardedOrigin implements Filter {
    private final TrustedProxies proxies;
    private final boolean tlsEndsAtProxy;
    private final URI publicUrl;
    private final PlainRedirect redirect;
    private final Problems problems;

    /** @param tlsEndsAtProxy whether this server has no TLS of its own: proxies must then say which requests came by TLS */
    ForwardedOrigin(TrustedProxies proxies, boolean tlsEndsAtProxy, URI publicUrl, Problems problems) {
        this.proxies = proxies;
        this.tlsEndsAtProxy = tlsEndsAtProxy;
        this.publicUrl = publicUrl;
        this.redirect = new PlainRedirect(publicUrl);
        this.problems = problems;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!(request.remotePeer().address() instanceof InetSocketAddress peer)
                || !proxies.isTrusted(peer.getAddress())) {
            chain.proceed();
            return;
        }
        TrustedProxies.Origin origin = proxies.originOf(request.headers());
        String host = origin.host();
        String scheme = origin.scheme();
        if (host != null && !isOwn(host)) {
            refuse(
                    Status.MISDIRECTED_REQUEST_421,
                    "The proxy forwards a request for another host; this server is " + publicUrl,
                    request,
                    response);
        } else if (scheme == null ? !tlsEndsAtProxy : scheme.equals("https")) {
            chain.proceed();
        } else if ("http".equals(scheme)) {
            redirect.handle(request, response);
        } else {
            refuse(
                    Status.BAD_REQUEST_400,
                    "The proxy does not say how its client came: it must send X-Forwarded-Proto (or Forwarded with proto)"
                            + " with https or http",
                    request,
                    response);
        }
    }

    /** Without a port, the host is meant at the default port of its scheme, which proxies often leave out. */
    private boolean isOwn(String host) {
        String sent = host.toLowerCase(Locale.ROOT);
        String own = publicUrl.getHost().toLowerCase(Locale.ROOT);
        int port = publicUrl.getPort() < 0 ? 443 : publicUrl.getPort();
        return sent.equals(own) || sent.equals(own + ":" + port);
    }

    private void refuse(Status status, String detail, RoutingRequest request, RoutingResponse response) {
        @Nullable String requestId = RequestContext.of(request, response).requestId();
        response.header(HeaderValues.CONNECTION_CLOSE);
        response.header(HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store"));
        ResponseWriter.send(request, response, problems.of(status, detail, requestId));
    }
}
