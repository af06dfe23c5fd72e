package dev.chirograph.sdk.internal.signin;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Listens on a port of 127.0.0.1 for the browser's request to the redirect URI (RFC 8252, section 7.3). Every program on this
 * machine can connect to the port, and every web page can make the browser do so. Other requests are rejected and change
 * nothing; neither many connections nor idle ones block the browser for long.
 */
final class LoopbackListener implements AutoCloseable {
    private static final int MAX_HEAD_LENGTH = 16 * 1024;
    private static final int READ_TIMEOUT_MILLIS = 5_000;
    private static final int MAX_CONNECTIONS = 32;

    private final Executor workers;
    private final ServerSocket server;
    private final String path;
    private final Semaphore connections = new Semaphore(MAX_CONNECTIONS);
    private final Set<Socket> waiting = ConcurrentHashMap.newKeySet();

    /** The result of a request to the redirect URI. */
    enum RedirectResult {
        /** The request does not belong to the sign-in. */
        IGNORED,
        /** The request has an authorization code. */
        SUCCEEDED,
        /** The request has an error. */
        FAILED
    }

    private LoopbackListener(Executor workers, ServerSocket server, String path) {
        this.workers = workers;
        this.server = server;
        this.path = path;
    }

    /**
     * Opens a free port.
     *
     * @param path the path of the redirect URI
     */
    static LoopbackListener open(Executor workers, String path) throws IOException {
        // The IP literal: "localhost" may resolve to another address (RFC 8252, section 8.3).
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new LoopbackListener(workers, new ServerSocket(0, MAX_CONNECTIONS, loopback), path);
    }

    String redirectUri() {
        return "http://" + authority() + path;
    }

    /** Starts to listen. The function receives the query of each request to the redirect URI, possibly on several threads. */
    void listen(Function<Map<String, String>, RedirectResult> requests) {
        workers.execute(() -> accept(requests));
    }

    /** Closes the port and the connections without a request. Responses in progress are completed. */
    @Override
    public void close() {
        close(server);
        waiting.forEach(LoopbackListener::close);
    }

    private String authority() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept(Function<Map<String, String>, RedirectResult> requests) {
        while (!server.isClosed()) {
            Socket socket;
            try {
                socket = server.accept();
            } catch (IOException closed) {
                break;
            }
            if (!connections.tryAcquire()) {
                // A connection that has not sent its request makes room.
                waiting.stream().findFirst().ifPresent(LoopbackListener::close);
                connections.acquireUninterruptibly();
            }
            waiting.add(socket);
            // Checked after adding: a concurrent close() either sees the socket or is seen here.
            if (server.isClosed()) {
                close(socket);
            }
            workers.execute(() -> serve(socket, requests));
        }
    }

    private void serve(Socket socket, Function<Map<String, String>, RedirectResult> requests) {
        try (socket) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            String head = head(new BufferedInputStream(socket.getInputStream()));
            waiting.remove(socket);
            Map<String, String> query = head == null ? null : query(head);
            CallbackPage page = query == null ? CallbackPage.NOT_FOUND : page(requests.apply(query));
            socket.getOutputStream().write(page.response());
            socket.shutdownOutput();
        } catch (IOException connectionLost) {
            // The browser does not wait for a response any more.
        } finally {
            waiting.remove(socket);
            connections.release();
        }
    }

    private static CallbackPage page(RedirectResult result) {
        return switch (result) {
            case IGNORED -> CallbackPage.NOT_FOUND;
            case SUCCEEDED -> CallbackPage.SIGNED_IN;
            case FAILED -> CallbackPage.FAILED;
        };
    }

    /** Reads the request up to the empty line; null if it ends before or is too long. */
    private static @Nullable String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0 && head.length() < MAX_HEAD_LENGTH; next = in.read()) {
            head.append((char) next);
            if (next == '\n' && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                return head.toString();
            }
        }
        return null;
    }

    /** Returns the query of a GET of the redirect URI; null for any other request. */
    private @Nullable Map<String, String> query(String head) {
        String[] lines = head.split("\r\n");
        String start = "GET " + path + "?";
        String end = " HTTP/1.1";
        if (!lines[0].startsWith(start) || !lines[0].endsWith(end) || !hasOwnHost(lines)) {
            return null;
        }
        return parameters(lines[0].substring(start.length(), lines[0].length() - end.length()));
    }

    /** Prevents DNS rebinding: a web page whose name resolves to 127.0.0.1 sends its own name as {@code Host}. */
    private boolean hasOwnHost(String[] lines) {
        int hosts = 0;
        for (String line : lines) {
            if (line.regionMatches(true, 0, "host:", 0, 5)) {
                hosts += line.substring(5).strip().equals(authority()) ? 1 : 2;
            }
        }
        return hosts == 1;
    }

    /** Returns null if a parameter is repeated (RFC 6749, section 3.1) or badly encoded. */
    private static @Nullable Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        try {
            for (String parameter : query.split("&")) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                if (parameters.put(decode(name), decode(value)) != null) {
                    return null;
                }
            }
            return parameters;
        } catch (IllegalArgumentException badlyEncoded) {
            return null;
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is not used any more.
        }
    }
}
