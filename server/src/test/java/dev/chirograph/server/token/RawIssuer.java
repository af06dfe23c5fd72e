package dev.chirograph.server.token;

import com.nimbusds.jose.jwk.JWK;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer's server on a socket, with responses set by tests, byte by byte. */
final class RawIssuer implements AutoCloseable {
    static final String OPENID = "/issuer/.well-known/openid-configuration";
    static final String OAUTH = "/.well-known/oauth-authorization-server/issuer";
    static final String KEYS = "/keys";

    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile boolean down;

    /** Writes a response, including its head. */
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws IOException;
    }

    /** Starts an issuer with metadata and without keys. */
    RawIssuer() throws IOException {
        answer(OPENID, json(metadata(url(), url(KEYS))));
        answer(KEYS, json("{\"keys\":[]}"));
        Thread.startVirtualThread(this::accept);
    }

    URI url() {
        return url("/issuer");
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    void publish(JWK... keys) {
        answer(KEYS, json(Minted.published(keys)));
    }

    void answer(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** Closes every connection while it is down. It keeps its port, which another process could take otherwise. */
    void setDown(boolean down) {
        this.down = down;
    }

    /** Returns the number of requests to a path. */
    int asked(String path) {
        return asked.getOrDefault(path, new AtomicInteger()).get();
    }

    static String metadata(URI issuer, URI keys) {
        return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + keys + "\"}";
    }

    static Answer json(String body) {
        return answer("200 OK", "Content-Type: application/json", body);
    }

    /** @param head the lines of the head, separated by line ends */
    static Answer answer(String status, String head, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return out -> {
            out.write(("HTTP/1.1 " + status + "\r\n" + head + "\r\nContent-Length: " + content.length
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(content);
        };
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException e) {
                // Closed, or the client has closed the connection.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            String first = in.readLine();
            if (first == null || down) {
                return;
            }
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                // Headers are ignored.
            }
            String path = first.split(" ")[1];
            asked.computeIfAbsent(path, unused -> new AtomicInteger()).incrementAndGet();
            OutputStream out = connection.getOutputStream();
            answers.getOrDefault(path, answer("404 Not Found", "Server: raw", ""))
                    .write(out);
            out.flush();
        } catch (IOException e) {
            // The client has closed the connection, as some tests expect.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
