package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.BodyMemory;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rejects requests that the web server accepts and later code should not have to check. */
final class RequestGuardFilter implements Filter {
    /** The supported methods; a request with any other is rejected immediately. */
    static final String ALLOW = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final String CONTINUE = "100-continue";

    private final long maximumBodyBytes;
    private final BodyMemory bodyMemory;
    private final Problems problems;

    RequestGuardFilter(long maximumBodyBytes, BodyMemory bodyMemory, Problems problems) {
        this.problems = problems;
        this.maximumBodyBytes = maximumBodyBytes;
        this.bodyMemory = bodyMemory;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        EdgeRejection refusal = check(request);
        if (refusal == null) {
            proceed(chain, request);
        } else {
            refuse(refusal, request, response);
        }
    }

    private void proceed(FilterChain chain, RoutingRequest request) {
        List<BodyStream> bodies = new ArrayList<>(1);
        request.streamFilter(wire -> {
            var body = new BodyStream(wire, maximumBodyBytes, bodyMemory);
            bodies.add(body);
            return body;
        });
        try {
            chain.proceed();
        } finally {
            bodies.forEach(BodyStream::release);
        }
    }

    private @Nullable EdgeRejection check(RoutingRequest request) {
        ServerRequestHeaders headers = request.headers();
        if (headers.contentLength().orElse(0) > maximumBodyBytes) {
            return EdgeRejection.of(413, "A body may have " + maximumBodyBytes + " bytes at most");
        }
        for (String expectation : headers.values(HeaderNames.EXPECT)) {
            if (!expectation.strip().equalsIgnoreCase(CONTINUE)) {
                // RFC 9110, section 10.1.1.
                return EdgeRejection.closing(417, "The only expectation that is met here is 100-continue");
            }
        }
        return PathGuard.check(request.prologue().uriPath().rawPath());
    }

    private void refuse(EdgeRejection refusal, RoutingRequest request, RoutingResponse response) {
        Status status = Status.create(refusal.status());
        String requestId = RequestContext.of(request, response).requestId();
        if (!refusal.keepsConnection()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        ResponseWriter.send(request, response, problems.of(status, refusal.detail(), requestId));
    }
}
