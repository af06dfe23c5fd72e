package dev.chirograph.server.edge;

import io.helidon.http.HeaderValues;
import io.helidon.http.media.ReadableEntity;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * Ends the use of connections where it must end. The web server says {@code Connection: close} and then goes on
 * reading: what follows a refused body would be taken for the next request.
 *
 * <p>What a response has left of a body is read away. Closed in the middle of it, the connection would be reset, and the
 * client, still sending, would lose the response. Nothing is read where its end is not known: behind ambiguous framing, or
 * when the client holds the body back until it gets 100, because it may never come (RFC 9110, section
 * 10.1.1).
 */
final class ConnectionCloseFilter implements Filter {
    /** As much again is read when the connection is closed then ({@code GuardedConnection}); together that is 64 KiB. */
    private static final int MOST_READ_AWAY = 32 * 1024;

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var body = new Body();
        request.streamFilter(body::begin);
        response.beforeSend(() -> {
            if (body.broken || isHeldBack(request) || !body.isSmallRest(request)) {
                response.headers().set(HeaderValues.CONNECTION_CLOSE);
            }
            body.endIsKnown = !response.headers().contains(HeaderValues.CONNECTION_CLOSE);
        });
        chain.proceed();
        if (response.isSent() && (!body.isReadAway(request.content()) || isAgreed(request, response))) {
            throw new CloseConnectionException("the answer was the last on this connection");
        }
    }

    private static boolean isHeldBack(RoutingRequest request) {
        return request.content().hasEntity() && !request.content().consumed() && !request.continueSent();
    }

    private static boolean isAgreed(RoutingRequest request, RoutingResponse response) {
        return request.headers().contains(HeaderValues.CONNECTION_CLOSE)
                || response.headers().contains(HeaderValues.CONNECTION_CLOSE);
    }

    /** The body of one request as the wire has it, before anybody counts it. */
    private static final class Body extends FilterInputStream {
        private boolean begun;
        private long count;
        private boolean broken;
        private boolean endIsKnown;

        Body() {
            super(nullInputStream());
        }

        InputStream begin(InputStream wire) {
            begun = true;
            in = wire;
            return this;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int read = in.read(target, offset, length);
                count += Math.max(read, 0);
                return read;
            } catch (RuntimeException e) {
                broken = true;
                throw e;
            }
        }

        /** Tells, before the response says whether the connection stays open, whether the rest of the body can be read away. */
        boolean isSmallRest(RoutingRequest request) {
            ReadableEntity content = request.content();
            if (!content.hasEntity() || content.consumed()) {
                return true;
            }
            OptionalLong length = request.headers().contentLength();
            return length.isPresent() && length.getAsLong() - count <= MOST_READ_AWAY;
        }

        boolean isReadAway(ReadableEntity content) {
            if (!content.hasEntity() || content.consumed()) {
                return true;
            }
            try {
                return endIsKnown && readToEnd(content);
            } catch (IOException | RuntimeException e) {
                // Broken on its way, or given up by the caller: what comes next is no request.
                return false;
            }
        }

        private boolean readToEnd(ReadableEntity content) throws IOException {
            if (!begun) {
                content.inputStream();
            }
            var buffer = new byte[8192];
            for (int left = MOST_READ_AWAY; left > 0 && !content.consumed(); left--) {
                left -= Math.max(read(buffer, 0, Math.min(buffer.length, left)), 0);
            }
            return content.consumed();
        }
    }
}
