package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.pipeline.Problems;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import dev.chirograph.server.runtime.pipeline.ResponseWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.regex.Pattern;

/**
 * Rejects requests to the management listener with a foreign Host. The listener is on loopback, but a web page whose
 * name its owner resolves to 127.0.0.1 reaches it (DNS rebinding). To the browser both are one origin; only the Host
 * header differs. Any port is accepted, since tunnels use other ports.
 */
final class ManagementHostFilter implements Filter {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?:127\\.0\\.0\\.1|\\[::1]|localhost)(?::[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private final Problems problems;

    ManagementHostFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (isForLoopback(request)) {
            chain.proceed();
            return;
        }
        String requestId = RequestContext.of(request, response).requestId();
        response.header(HeaderValues.CONNECTION_CLOSE);
        ResponseWriter.send(
                request,
                response,
                problems.of(
                        Status.MISDIRECTED_REQUEST_421,
                        "Management answers to the hosts 127.0.0.1, [::1] and localhost only; send one of them as Host",
                        requestId));
    }

    private static boolean isForLoopback(RoutingRequest request) {
        ServerRequestHeaders headers = request.headers();
        return headers.contains(HeaderNames.HOST)
                && headers.get(HeaderNames.HOST).allValues().stream().allMatch(ManagementHostFilter::isLoopback);
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
