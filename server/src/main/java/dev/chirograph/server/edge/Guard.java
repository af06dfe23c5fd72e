package dev.chirograph.server.edge;

import dev.chirograph.server.contract.Answer;
import dev.chirograph.server.contract.Problems;
import dev.chirograph.server.contract.Reply;
import dev.chirograph.server.contract.RequestId;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses what the web server lets through and nobody behind it should have to think of. */
final class Guard implements Filter {
    /** The most that a request may have before its body. */
    static final int MAXIMUM_HEADER_BYTES = 16 * 1024;

    private static final int METHOD_NOT_ALLOWED = 405;

    /** Without TRACE, which repeats to scripts what they may not see, and CONNECT, which is for proxies. */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** The web server sets it from a client's certificate, but hands on what a client without one has sent, too. */
    private static final HeaderName CERTIFICATE_NAME = HeaderNames.create("X-HELIDON-CN");

    private static final Refusal TOO_MUCH =
            Refusal.of(431, "The path, query and headers may have " + MAXIMUM_HEADER_BYTES + " bytes at most");

    private final long maximumBodyBytes;

    Guard(long maximumBodyBytes) {
        this.maximumBodyBytes = maximumBodyBytes;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Refusal refusal = check(request);
        if (refusal == null) {
            request.streamFilter(body -> new BodyStream(body, maximumBodyBytes));
            chain.proceed();
        } else {
            refuse(refusal, request, response);
        }
    }

    private @Nullable Refusal check(RoutingRequest request) {
        ServerRequestHeaders headers = request.headers();
        Refusal framing = FramingGuard.check(
                valuesOf(headers, HeaderNames.CONTENT_LENGTH),
                valuesOf(headers, HeaderNames.TRANSFER_ENCODING),
                maximumBodyBytes);
        if (framing != null) {
            return framing;
        }
        if (!METHODS.contains(request.prologue().method().text())) {
            // Not 501: what a caller makes up is no failure of the server, and must not look like one to who watches
            // it.
            return Refusal.closing(METHOD_NOT_ALLOWED, "No operation here has this method");
        }
        if (headers.contains(CERTIFICATE_NAME)) {
            return Refusal.of(400, "X-HELIDON-CN is not for clients to send; leave it out");
        }
        return isSmall(request) ? PathGuard.check(request.prologue().uriPath().rawPath()) : TOO_MUCH;
    }

    /** HTTP/2 bounds what headers take on the wire, and compresses them there. */
    private static boolean isSmall(RoutingRequest request) {
        long size = request.prologue().uriPath().rawPath().length()
                + request.prologue().query().rawValue().length();
        for (Header header : request.headers()) {
            for (String value : header.allValues()) {
                size += header.name().length() + value.length();
            }
        }
        return size <= MAXIMUM_HEADER_BYTES;
    }

    /** One value for each line as it was sent; a list on one line is not taken apart. */
    private static List<String> valuesOf(ServerRequestHeaders headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }

    private static void refuse(Refusal refusal, RoutingRequest request, RoutingResponse response) {
        Status status = Status.create(refusal.status());
        RequestId requestId = request.context().get(RequestId.class).orElseThrow();
        if (!refusal.keepsConnection() && ConnectionEnd.isHttp1(request)) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        Reply reply = Problems.of(status, refusal.detail(), requestId);
        Answer.send(
                request,
                response,
                refusal.status() == METHOD_NOT_ALLOWED ? reply.header("Allow", String.join(", ", METHODS)) : reply);
    }
}
