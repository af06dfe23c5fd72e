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
 * Refuses requests to the management listener that are meant for another host. The listener is on loopback, and yet a web page
 * reaches it whose name its owner lets resolve to 127.0.0.1 (DNS rebinding): to the browser that reads the response both are one
 * origin, and the Host header alone tells them apart. Any port is taken, because tunnels end at other ones.
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
