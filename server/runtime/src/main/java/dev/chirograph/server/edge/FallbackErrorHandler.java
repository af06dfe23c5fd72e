package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.MalformedRequest;
import dev.chirograph.server.runtime.pipeline.Problems;
import dev.chirograph.server.runtime.pipeline.RequestContext;
import dev.chirograph.server.runtime.pipeline.ResponseWriter;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps unhandled exceptions to problems without internal details. */
final class FallbackErrorHandler implements ErrorHandler<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackErrorHandler.class);
    private static final String OUR_FAULT = "The server failed; the request id finds the reason in its log";

    private final Problems problems;
    private final SecurityHeaders securityHeaders;
    private final RequestObserver observer;

    FallbackErrorHandler(Problems problems, SecurityHeaders securityHeaders, RequestObserver observer) {
        this.problems = problems;
        this.securityHeaders = securityHeaders;
        this.observer = observer;
    }

    /**
     * Returns the handlers for bytes that are not valid HTTP, received from an address; there is no routing and no
     * context then.
     */
    DirectHandlers unreadable(InetAddress address) {
        DirectHandler handler =
                (request, type, status, headers, message) -> unreadable(request, status, headers, address);
        var handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }

    /** Maps an exception that a filter or a handler has thrown. */
    @Override
    public void handle(ServerRequest request, ServerResponse response, Throwable thrown) {
        if (thrown instanceof CloseConnectionException || thrown instanceof SocketWriterException) {
            // The caller is gone or the connection must close: no response can be sent, and this is no failure.
            throw new CloseConnectionException("the connection ends without an answer", thrown);
        }
        String requestId = RequestContext.of(request, response).requestId();
        Status status = thrown instanceof HttpException known && known.status().code() < 500
                ? known.status()
                : Status.INTERNAL_SERVER_ERROR_500;
        if (status.code() >= 500) {
            LOG.atError().addKeyValue("request_id", requestId).setCause(thrown).log("request failed");
        }
        ResponseWriter.send(request, response, problems.of(status, detailOf(status), requestId));
    }

    private TransportResponse unreadable(
            TransportRequest request, Status status, ServerResponseHeaders headers, InetAddress address) {
        String requestId = RequestContext.newRequestId();
        observer.unreadable(requestId, status.code(), address);
        String detail = request instanceof MalformedRequest malformed ? malformed.detail() : detailOf(status);
        if (status.code() == 405) {
            headers.set(HeaderValues.create(HeaderNames.ALLOW, RequestGuardFilter.ALLOW));
        }
        headers.set(HeaderValues.create(HeaderNames.CONTENT_TYPE, Problems.MEDIA_TYPE));
        headers.set(HeaderValues.create(RequestContext.REQUEST_ID, requestId));
        securityHeaders.addTo(headers);
        return TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false)
                .entity(problems.of(status, detail, requestId).content())
                .build();
    }

    private static String detailOf(Status status) {
        return switch (status.code()) {
            case 404 -> "There is nothing at this path";
            case 413 -> "The body is too large";
            case 414 -> "The path and query are too long";
            case 505 -> "This server speaks HTTP/1.1";
            default -> status.code() >= 500 ? OUR_FAULT : "This is not a request that the server can read";
        };
    }
}
