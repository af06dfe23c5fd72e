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
import java.util.function.BooleanSupplier;

/**
 * Closes connections that cannot be reused. The web server sends {@code Connection: close} but keeps reading: the bytes
 * after a rejected body would be parsed as the next request.
 *
 * <p>The rest of an unread body is drained. Closing with unread bytes would reset the connection, and a client that is
 * still sending would lose the response. Nothing is drained if the end of the body is unknown: after ambiguous framing,
 * or while the client waits for 100, since it may never send the body (RFC 9110, section 10.1.1).
 */
final class ConnectionCloseFilter implements Filter {
    /** {@code GuardedConnection} drains as much again when it closes the connection; together that is 64 KiB. */
    private static final int MOST_READ_AWAY = 32 * 1024;

    private final BooleanSupplier draining;

    /** @param draining whether the server is about to stop, so that each response is the last of its connection */
    ConnectionCloseFilter(BooleanSupplier draining) {
        this.draining = draining;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var body = new Body();
        request.streamFilter(body::begin);
        response.beforeSend(() -> {
            if (draining.getAsBoolean() || body.broken || isHeldBack(request) || !body.isSmallRest(request)) {
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

    /** The body of one request as it is on the wire, before any counting. */
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

        /**
         * Returns whether the rest of the body can be drained. Called before the response states whether the connection
         * stays open.
         */
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
                // The body broke off or the caller gave up: the next bytes are not a request.
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
