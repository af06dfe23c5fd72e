package dev.chirograph.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** The start of all attacks: a connection that is known to be served over HTTP/2. */
final class Attacker {
    /** The first stream that is free when {@link #connectedTo} has used one. */
    static final int FIRST_STREAM = 3;

    private static final byte[] GOOD_REQUEST =
            HeaderBlock.of("GET", AttackedServer.READ).encoded();

    private Attacker() {}

    /** Connects like a browser, and gets a response to one request. */
    static Http2Client connectedTo(ServerProcess server) throws IOException, InterruptedException {
        SSLSocket socket = server.connectByTls("h2");
        assertEquals("h2", socket.getApplicationProtocol());
        Http2Client client = Http2Client.over(socket);
        assertTrue(isServed(client, 1), "a good request is not served");
        return client;
    }

    /** Sends a valid request and returns whether the response is 200. */
    static boolean isServed(Http2Client client, int stream) throws IOException, InterruptedException {
        client.send(Frame.headers(stream, Frame.END_HEADERS | Frame.END_STREAM, GOOD_REQUEST));
        Optional<Frame> answer = client.answerTo(stream);
        return answer.filter(Frame::isHeadersOfSuccess).isPresent();
    }

    /** Returns whether the server responds on a new connection, as it must during any attack. */
    static boolean othersAreServedBy(ServerProcess server) throws InterruptedException {
        try {
            connectedTo(server).close();
            return true;
        } catch (IOException | Http2Client.SilenceException e) {
            return false;
        }
    }

    /** Returns the number of the stream of a request, from 0 up. */
    static int stream(int request) {
        return FIRST_STREAM + 2 * request;
    }
}
