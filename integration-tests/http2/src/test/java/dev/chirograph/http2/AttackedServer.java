package dev.chirograph.http2;

import com.sun.net.httpserver.HttpServer;
import io.helidon.common.tls.Tls;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A small server with Helidon's HTTP/2 codec on its class path, run as a separate process. It serves HTTP/2 by ALPN on
 * one port and without TLS on another. A third port reports its state; the JDK's own HTTP server serves it with
 * separate threads, so that it responds whatever the state of Helidon.
 */
final class AttackedServer {
    /** Reads its body and answers 200. */
    static final String READ = "/read";

    /** Responds with 403 without reading its body. */
    static final String REFUSE = "/refuse";

    /** Never responds: its handler waits. */
    static final String HOLD = "/hold";

    static final int MAXIMUM_HEADER_BYTES = 16 * 1024;
    static final int MAXIMUM_STREAMS = 100;

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PLAIN = "plain";

    private static final AtomicInteger HANDLED = new AtomicInteger();
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final AtomicInteger MOST_RUNNING = new AtomicInteger();

    private AttackedServer() {}

    /**
     * Serves until the process is ended, or its parent process has ended.
     *
     * @param arguments a PKCS #12 file with the server's key, and its password
     */
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(AttackedServer::endWithTheTests);
        Config config = Config.just(ConfigSources.create(Map.of(
                "protocols.http_2.max-header-list-size", String.valueOf(MAXIMUM_HEADER_BYTES),
                "protocols.http_2.max-concurrent-streams", String.valueOf(MAXIMUM_STREAMS))));
        HttpRouting.Builder routing = HttpRouting.builder()
                .any(READ, (request, response) -> counted(() -> read(request, response)))
                .any(REFUSE, (request, response) -> counted(() -> refuse(response)))
                .any(HOLD, (request, response) -> counted(AttackedServer::hold));
        WebServer server = WebServer.builder()
                .config(config)
                .host(LOOPBACK)
                .port(0)
                .tls(Tls.builder()
                        .sslContext(tls(Path.of(arguments[0]), arguments[1]))
                        .build())
                .routing(routing)
                .putSocket(
                        PLAIN,
                        listener -> listener.config(config)
                                .name(PLAIN)
                                .host(LOOPBACK)
                                .port(0)
                                .routing(routing.copy()))
                .build()
                .start();
        HttpServer measures = measures();
        System.out.println("Ready: " + server.port() + " " + server.port(PLAIN) + " "
                + measures.getAddress().getPort());
    }

    /** Standard input ends with the parent process; a hanging server cannot shut down in order. */
    private static void endWithTheTests() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The parent process has ended.
        }
        Runtime.getRuntime().halt(1);
    }

    private static SSLContext tls(Path file, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, password.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void counted(Handling handling) throws IOException, InterruptedException {
        HANDLED.incrementAndGet();
        MOST_RUNNING.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
        try {
            handling.run();
        } finally {
            RUNNING.decrementAndGet();
        }
    }

    private static void read(ServerRequest request, ServerResponse response) throws IOException {
        if (request.content().hasEntity()) {
            try (InputStream body = request.content().inputStream()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
        response.send("read");
    }

    private static void refuse(ServerResponse response) {
        response.status(403).send("refused");
    }

    private static void hold() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Reports the requests, as {@code handled running mostRunning}, and the heap in bytes. */
    private static HttpServer measures() throws IOException {
        HttpServer measures = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOOPBACK), 0), 0);
        measures.setExecutor(Executors.newSingleThreadExecutor());
        add(measures, "/requests", () -> HANDLED.get() + " " + RUNNING.get() + " " + MOST_RUNNING.get());
        add(measures, "/heap", () -> String.valueOf(heap()));
        measures.start();
        return measures;
    }

    private static void add(HttpServer measures, String path, Supplier<String> value) {
        measures.createContext(path, exchange -> {
            byte[] body = value.get().getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What a handler does. */
    private interface Handling {
        void run() throws IOException, InterruptedException;
    }
}
