package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.Response;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends responses. */
public final class ResponseWriter {
    private ResponseWriter() {}

    /**
     * Sends a response, for a HEAD request without content (RFC 9110, section 9.3.2).
     *
     * @param tokenValidFor the remaining lifetime of the caller's access token; null if it does not expire
     * @throws Exception if streamed content fails; the response must not be completed then
     */
    static void sendAll(
            ServerRequest request, ServerResponse response, Response reply, @Nullable Duration tokenValidFor)
            throws Exception {
        if (!reply.isStreamed() || request.prologue().method().equals(Method.HEAD)) {
            send(request, response, reply);
            return;
        }
        writeHead(response, reply);
        reply.writeTo(response.outputStream(), tokenValidFor);
    }

    /** Sends a response that is in memory, for a HEAD request without content (RFC 9110, section 9.3.2). */
    public static void send(ServerRequest request, ServerResponse response, Response reply) {
        writeHead(response, reply);
        if (request.prologue().method().equals(Method.HEAD)) {
            // The web server would send the content, and replace the length in the header with its own.
            if (!reply.isStreamed()) {
                response.contentLength(reply.content().length);
            }
            response.send();
        } else {
            response.send(reply.content());
        }
    }

    private static void writeHead(ServerResponse response, Response reply) {
        // The content may differ from the one that a header was set for.
        response.headers().remove(HeaderNames.CONTENT_LENGTH);
        response.status(Status.create(reply.status()));
        if (reply.mediaType() != null) {
            response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, reply.mediaType()));
        }
        reply.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
        reply.cookies().forEach(cookie -> response.headers().add(HeaderValues.create(HeaderNames.SET_COOKIE, cookie)));
    }

    /** Returns whether a response was sent, or has started as a stream. */
    static boolean hasBegun(ServerResponse response) {
        return response.isSent() || (response instanceof RoutingResponse routing && routing.hasEntity());
    }
}
