package dev.chirograph.server.edge;

import dev.chirograph.server.edge.connection.BodyMemory;
import dev.chirograph.server.runtime.ProblemException;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Counts a body while it is read, against its own maximum and the memory limit of all bodies. A body that is malformed
 * on the wire becomes a problem response; one that ends early closes the connection.
 */
final class BodyStream extends InputStream {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final InputStream body;
    private final long maximum;
    private final BodyMemory memory;
    private long count;

    BodyStream(InputStream body, long maximum, BodyMemory memory) {
        this.body = body;
        this.maximum = maximum;
        this.memory = memory;
    }

    /** Releases the memory of the body when the request has ended. */
    void release() {
        memory.give(count);
    }

    @Override
    public int read() throws IOException {
        try {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        } catch (RequestException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int read = body.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        } catch (RequestException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
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
        if (!memory.take(bytes)) {
            throw ProblemException.unavailable(
                    "The server holds as many request bodies as it can; send the request again later", RETRY_AFTER);
        }
        count += bytes;
        if (count > maximum) {
            throw new HttpException("The body is too large", Status.REQUEST_ENTITY_TOO_LARGE_413, false);
        }
    }

    private static RuntimeException broken(RuntimeException e) {
        return e instanceof RequestException known && known.status().code() < 500
                ? new HttpException("The body is not framed as its headers say", known.status(), e, false)
                : new CloseConnectionException("the caller went away while sending the body", e);
    }
}
