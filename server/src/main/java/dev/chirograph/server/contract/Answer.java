package dev.chirograph.server.contract;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends replies. */
public final class Answer {
    private Answer() {}

    /** Sends a reply, to a HEAD request its headers alone (RFC 9110, section 9.3.2). */
    public static void send(ServerRequest request, ServerResponse response, Reply reply) {
        // What is answered now may be another content than the one that a header was set for.
        response.headers().remove(HeaderNames.CONTENT_LENGTH);
        response.status(Status.create(reply.status()));
        if (reply.mediaType() != null) {
            response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, reply.mediaType()));
        }
        reply.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
        if (request.prologue().method().equals(Method.HEAD)) {
            // The web server would send whatever content it is given, and take its length for the header.
            response.contentLength(reply.content().length);
            response.send();
        } else {
            response.send(reply.content());
        }
    }

    /** Tells whether an answer was sent, or has begun as a stream. */
    static boolean hasBegun(ServerResponse response) {
        return response.isSent() || (response instanceof RoutingResponse routing && routing.hasEntity());
    }
}
