package dev.chirograph.http2;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * One HTTP/2 connection that sends any frames, valid or not. A separate thread reads all responses, so that the server is never
 * blocked in a write; frames that only acknowledge a flood are dropped.
 */
final class Http2Client implements AutoCloseable {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final long LAST_PING = 0x1a57;

    private final Socket socket;
    private final OutputStream output;

    /** Guards itself and {@link #ended}. */
    private final List<Frame> received = new ArrayList<>();

    private boolean ended;

    private Http2Client(Socket socket) throws IOException {
        this.socket = socket;
        this.output = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
    }

    /** Sends the preface and SETTINGS over a connection that is open. */
    static Http2Client over(Socket socket) throws IOException {
        // Waiting for a frame has its own time limit.
        socket.setSoTimeout(0);
        var client = new Http2Client(socket);
        client.output.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
        client.send(Frame.settings());
        DataInputStream input = new DataInputStream(socket.getInputStream());
        Thread.ofVirtual().start(() -> client.readAll(input));
        return client;
    }

    /** @throws IOException if the server has closed the connection and the client has noticed */
    void send(Frame... frames) throws IOException {
        for (Frame frame : frames) {
            output.write(frame.encoded());
        }
        output.flush();
    }

    /**
     * Sends many frames and waits until the server has processed them or has closed the connection.
     *
     * @return whether it has closed the connection, with or without GOAWAY
     */
    boolean isEndedBy(int count, IntFunction<Frame> frames) throws InterruptedException {
        try {
            for (int index = 0; index < count; index++) {
                output.write(frames.apply(index).encoded());
            }
            send(Frame.ping(0, LAST_PING));
        } catch (IOException e) {
            return true;
        }
        return await(frame -> frame.type() == Frame.PING && frame.has(Frame.ACK))
                .isEmpty();
    }

    /** Waits for the result of a stream: the first HEADERS or RST_STREAM; empty if the connection ends before. */
    Optional<Frame> answerTo(int stream) throws InterruptedException {
        return await(frame ->
                frame.stream() == stream && (frame.type() == Frame.HEADERS || frame.type() == Frame.RST_STREAM));
    }

    /**
     * Waits for a frame among those received so far and later, and removes it.
     *
     * @return empty if the connection ends without it, with or without GOAWAY
     * @throws SilenceException if neither happens
     */
    Optional<Frame> await(Predicate<Frame> wanted) throws InterruptedException {
        long end = System.nanoTime() + ServerProcess.PATIENCE.toNanos();
        synchronized (received) {
            while (true) {
                Optional<Frame> found = received.stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    received.remove(found.get());
                    return found;
                }
                if (ended) {
                    return Optional.empty();
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new SilenceException();
                }
                received.wait(left);
            }
        }
    }

    private void readAll(DataInputStream input) {
        try {
            for (Frame frame = Frame.readFrom(input); frame.type() != Frame.GOAWAY; frame = Frame.readFrom(input)) {
                if (isKept(frame)) {
                    add(frame);
                }
            }
        } catch (IOException e) {
            // The server may close the connection in any way.
        } finally {
            synchronized (received) {
                ended = true;
                received.notifyAll();
            }
        }
    }

    private static boolean isKept(Frame frame) {
        return switch (frame.type()) {
            case Frame.HEADERS, Frame.RST_STREAM, Frame.WINDOW_UPDATE -> true;
            case Frame.SETTINGS -> !frame.has(Frame.ACK);
            case Frame.PING ->
                Arrays.equals(frame.payload(), Frame.ping(Frame.ACK, LAST_PING).payload());
            default -> false;
        };
    }

    private void add(Frame frame) {
        synchronized (received) {
            received.add(frame);
            received.notifyAll();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The server neither responds nor closes the connection. */
    static final class SilenceException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private SilenceException() {
            super("the server neither answers nor ends the connection");
        }
    }
}
