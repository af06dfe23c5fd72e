package dev.chirograph.server.edge;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Counts a body while it is read, because the web server does so for HTTP/1.1 alone, and makes out of a body
 * that is broken on the wire a problem of the caller's, and out of one that ends before its end the end of the connection.
 */
final class BodyStream extends InputStream {
    private final InputStream body;
    private final long maximum;
    private long count;

    BodyStream(InputStream body, long maximum) {
        this.body = body;
        this.maximum = maximum;
    }

    @Override
    public int read() throws IOException {
        try {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        } catch (RequestException
                | IllegalArgumentException
                | UncheckedIOException
                | DataReader.InsufficientDataAvailableException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int read = body.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        } catch (RequestException
                | IllegalArgumentException
                | UncheckedIOException
                | DataReader.InsufficientDataAvailableException e) {
            throw broken(e);
        }
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void count(int bytes) {
        count += bytes;
        if (count > maximum) {
            throw new HttpException("The body is too large", Status.REQUEST_ENTITY_TOO_LARGE_413, false);
        }
    }

    /** The web server parses a chunk's length with the number parser and lets that one's exception out. */
    private static RuntimeException broken(RuntimeException e) {
        if (e instanceof IllegalArgumentException) {
            return new HttpException("The body is not framed as its headers say", Status.BAD_REQUEST_400, e, false);
        }
        return e instanceof RequestException known && known.status().code() < 500
                ? new HttpException("The body is not framed as its headers say", known.status(), e, false)
                : new CloseConnectionException("the caller went away while sending the body", e);
    }
}
