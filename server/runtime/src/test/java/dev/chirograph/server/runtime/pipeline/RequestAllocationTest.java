package dev.chirograph.server.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Bounds the bytes that the server allocates for one request: from the TLS records, over the edge and the pipeline, to the response. Bytes,
 * unlike time, do not depend on the machine or on what else runs there.
 */
class RequestAllocationTest {
    /**
     * The most bytes for one request: 19,000 to 21,200 were measured, interpreted and compiled. If a change needs more, find out for what
     * before raising this.
     */
    private static final long MAXIMUM_BYTES = 23_000;

    private static final int REQUESTS = 500;
    private static final int ROUNDS = 6;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void requestAllocatesNoMoreThanItsBound() throws Exception {
        try (RunningPipeline api = RunningPipeline.start();
                Socket socket = api.connect()) {
            var client = new Client(socket);
            long least = Long.MAX_VALUE;

            for (int round = 0; round < ROUNDS; round++) {
                long before = ofOtherThreads();
                for (int i = 0; i < REQUESTS; i++) {
                    client.exchange();
                }
                least = Math.min(least, (ofOtherThreads() - before) / REQUESTS);
            }

            assertEquals('2', client.response[9], () -> new String(client.response, StandardCharsets.ISO_8859_1));
            long bytes = least;
            assertTrue(bytes <= MAXIMUM_BYTES, () -> bytes + " bytes for one request");
        }
    }

    /** The client runs on this thread, and the server on others. */
    private static long ofOtherThreads() {
        return THREADS.getTotalThreadAllocatedBytes() - THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Sends the same request again and again on one connection. */
    private static final class Client {
        private static final byte[] REQUEST = ("GET /notes/7?verbose=true HTTP/1.1\r\nHost: api.example\r\n"
                        + "User-Agent: test\r\nAccept: application/json, application/problem+json\r\n"
                        + "Authorization: Bearer ada\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        private final Socket socket;
        private final InputStream in;
        private final byte[] response = new byte[8192];

        Client(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
        }

        void exchange() throws IOException {
            socket.getOutputStream().write(REQUEST);
            socket.getOutputStream().flush();
            int length = 0;
            while (!isComplete(length)) {
                int read = in.read(response, length, response.length - length);
                assertTrue(read > 0, "the server closed the connection");
                length += read;
            }
        }

        /** The response is complete when it has as many bytes behind its headers as Content-Length states. */
        private boolean isComplete(int length) {
            String text = new String(response, 0, length, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n") + 4;
            int header = text.indexOf("Content-Length: ");
            if (body < 4 || header < 0) {
                return false;
            }
            int end = text.indexOf('\r', header);
            return length >= body + Integer.parseInt(text.substring(header + "Content-Length: ".length(), end));
        }
    }
}
