package dev.chirograph.server.edge;

import dev.chirograph.server.runtime.pipeline.RequestContext;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;

/** Measures each request and reports it to the observer. */
final class RequestObserverFilter implements Filter {
    private final RequestObserver observer;

    RequestObserverFilter(RequestObserver observer) {
        this.observer = observer;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        try {
            chain.proceed();
        } finally {
            int status = response.isSent() ? response.status().code() : RequestObserver.CLIENT_CLOSED_REQUEST;
            observer.ended(RequestContext.of(request, response), status, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
