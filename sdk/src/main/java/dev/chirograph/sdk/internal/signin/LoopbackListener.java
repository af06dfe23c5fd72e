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
 * Waits on a port of 127.0.0.1 for the one request that brings a browser back (RFC 8252, section 7.3). Every program of this
 * machine can reach the port, and every page can make the browser do so: what is not the awaited request is turned away and
 * changes nothing, and neither many connections nor silent ones keep the browser out for long.
 */
final class LoopbackListener implements AutoCloseable {
    private static final int LARGEST_HEAD = 16 * 1024;
    private static final int LONGEST_SILENCE_MILLIS = 5_000;
    private static final int MOST_CONNECTIONS = 32;

    private final Executor workers;
    private final ServerSocket server;
    private final String path;
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What became of a request to the redirect URI. */
    enum Verdict {
        /** It is not the awaited one. */
        NOT_OURS,
        /** It brought what was awaited. */
        DONE,
        /** It was awaited, but brought an error. */
        FAILED
    }

    private LoopbackListener(Executor workers, ServerSocket server, String path) {
        this.workers = workers;
        this.server = server;
        this.path = path;
    }

    /**
     * Takes a free port.
     *
     * @param path of the redirect URI
     */
    static LoopbackListener open(Executor workers, String path) throws IOException {
        // The literal and not the name: who answers for "localhost" is for others to say (RFC 8252, section 8.3).
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new LoopbackListener(workers, new ServerSocket(0, MOST_CONNECTIONS, loopback), path);
    }

    String redirectUri() {
        return "http://" + authority() + path;
    }

    /** Begins to listen. The function is given the query of each request to the redirect URI; it may run on many threads. */
    void listen(Function<Map<String, String>, Verdict> requests) {
        workers.execute(() -> accept(requests));
    }

    /** Takes no more connections and ends those that have not asked for anything; what is being answered is. */
    @Override
    public void close() {
        close(server);
        open.forEach(LoopbackListener::close);
    }

    private String authority() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept(Function<Map<String, String>, Verdict> requests) {
        while (!server.isClosed()) {
            Socket socket;
            try {
                socket = server.accept();
            } catch (IOException closed) {
                break;
            }
            if (!connections.tryAcquire()) {
                // One of those that have not asked for anything yet makes room.
                open.stream().findFirst().ifPresent(LoopbackListener::close);
                connections.acquireUninterruptibly();
            }
            open.add(socket);
            // Looked at after it was added: whoever closes meanwhile either sees the socket or is seen here.
            if (server.isClosed()) {
                close(socket);
            }
            workers.execute(() -> serve(socket, requests));
        }
    }

    private void serve(Socket socket, Function<Map<String, String>, Verdict> requests) {
        try (socket) {
            socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
            String head = head(new BufferedInputStream(socket.getInputStream()));
            open.remove(socket);
            Map<String, String> query = head == null ? null : query(head);
            CallbackPage page = query == null ? CallbackPage.NOTHING_HERE : page(requests.apply(query));
            socket.getOutputStream().write(page.response());
            socket.shutdownOutput();
        } catch (IOException gone) {
            // Whoever it was, nobody waits for an answer any more.
        } finally {
            open.remove(socket);
            connections.release();
        }
    }

    private static CallbackPage page(Verdict verdict) {
        return switch (verdict) {
            case NOT_OURS -> CallbackPage.NOTHING_HERE;
            case DONE -> CallbackPage.DONE;
            case FAILED -> CallbackPage.FAILED;
        };
    }

    /** Reads to the empty line; null if what comes is no HTTP or too much of it. */
    private static @Nullable String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0 && head.length() < LARGEST_HEAD; next = in.read()) {
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
        if (!lines[0].startsWith(start) || !lines[0].endsWith(end) || !isForUs(lines)) {
            return null;
        }
        return parameters(lines[0].substring(start.length(), lines[0].length() - end.length()));
    }

    /** A page whose name was made to mean 127.0.0.1 meanwhile says its own name here. */
    private boolean isForUs(String[] lines) {
        int hosts = 0;
        for (String line : lines) {
            if (line.regionMatches(true, 0, "host:", 0, 5)) {
                hosts += line.substring(5).strip().equals(authority()) ? 1 : 2;
            }
        }
        return hosts == 1;
    }

    /** RFC 6749, section 3.1: no parameter comes twice; null if one does, or is badly encoded. */
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
            // It is of no use any more in any case.
        }
    }
}
