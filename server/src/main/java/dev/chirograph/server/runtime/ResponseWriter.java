package dev.chirograph.server.runtime;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Sends replies. */
public final class ResponseWriter {
    private ResponseWriter() {}

    /**
     * Sends a reply, to a HEAD request its headers alone (RFC 9110, section 9.3.2).
     *
     * @throws Exception when content that comes while it is sent breaks off; the answer must not be ended then
     */
    static void sendAll(ServerRequest request, ServerResponse response, Response reply) throws Exception {
        Response.Content.Streamed stream = reply.stream();
        if (stream == null || request.prologue().method().equals(Method.HEAD)) {
            send(request, response, reply);
            return;
        }
        writeHead(response, reply);
        OutputStream content = response.outputStream();
        stream.writeTo(
                content,
                request.context()
                        .get(TokenLifetime.class)
                        .map(TokenLifetime::validFor)
                        .orElse(null));
        try {
            content.close();
        } catch (IOException | RuntimeException e) {
            throw new CallerGoneException(e);
        }
    }

    /** Sends a reply whose content is there, to a HEAD request its headers alone (RFC 9110, section 9.3.2). */
    public static void send(ServerRequest request, ServerResponse response, Response reply) {
        writeHead(response, reply);
        if (request.prologue().method().equals(Method.HEAD)) {
            // The web server would send whatever content it is given, and take its length for the header.
            if (reply.stream() == null) {
                response.contentLength(reply.content().length);
            }
            response.send();
        } else {
            response.send(reply.content());
        }
    }

    private static void writeHead(ServerResponse response, Response reply) {
        // What is answered now may be another content than the one that a header was set for.
        response.headers().remove(HeaderNames.CONTENT_LENGTH);
        response.status(Status.create(reply.status()));
        if (reply.mediaType() != null) {
            response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, reply.mediaType()));
        }
        reply.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
        reply.cookies().forEach(cookie -> response.headers().add(HeaderValues.create(HeaderNames.SET_COOKIE, cookie)));
    }

    /** Tells whether an answer was sent, or has begun as a stream. */
    static boolean hasBegun(ServerResponse response) {
        return response.isSent() || (response instanceof RoutingResponse routing && routing.hasEntity());
    }
}
