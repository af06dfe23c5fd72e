package dev.chirograph.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.chirograph.server.time.WatchedClock;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The wired server on a wall clock that jumps while monotonic time continues. */
final class ServerClockTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(WatchedClock.class);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MovableClock clock = new MovableClock();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.addAppender(log);
    }

    @AfterEach
    void stop() {
        LOGGER.detachAppender(log);
    }

    @Test
    void signingKeysSurviveAClockThatIsSetBackAndForth() throws Exception {
        String keys;
        try (Server server = start()) {
            keys = keys(server);
            assertEquals(200, tokenStatus(server));

            clock.advance(MONTH.negated());
            awaitJumps(server, -30L);
            assertEquals(200, tokenStatus(server));
            assertEquals(keys, keys(server));
        }
        try (Server server = start()) {
            assertEquals(200, tokenStatus(server));
            assertEquals(keys, keys(server));

            clock.advance(MONTH);
            awaitJumps(server, -30L, 30L);
            assertEquals(200, tokenStatus(server));
            assertEquals(keys, keys(server));
        }
    }

    /** The clock is compared with monotonic time only now and then: asks until it was, and fails when it never is. */
    private void awaitJumps(Server server, Long... expected) throws Exception {
        long start = System.nanoTime();
        while (daysJumped().size() < expected.length && System.nanoTime() - start < PATIENCE.toNanos()) {
            assertEquals(200, tokenStatus(server));
        }
        assertEquals(List.of(expected), daysJumped());
    }

    private List<Long> daysJumped() {
        // Copied first: other threads of the server may add to it.
        return new ArrayList<>(log.list)
                .stream()
                        .map(event -> (Duration) event.getArgumentArray()[0])
                        // The clock stands still between its jumps, which on a slow machine is a small jump back each
                        // time.
                        .filter(jump -> jump.abs().compareTo(Duration.ofDays(1)) > 0)
                        .map(jump -> Math.round(jump.toHours() / 24.0))
                        .toList();
    }

    private Server start() {
        return Server.start(
                Configuration.read(
                        Map.of(
                                "CHIROGRAPH_DATA_FOLDER",
                                folder.toString(),
                                "CHIROGRAPH_PUBLIC_URL",
                                "https://localhost",
                                "CHIROGRAPH_HTTPS_PORT",
                                "0",
                                "CHIROGRAPH_HTTP_PORT",
                                "0",
                                "CHIROGRAPH_MANAGEMENT_PORT",
                                "0"),
                        clock),
                clock);
    }

    private static int tokenStatus(Server server) throws Exception {
        String credentials = printed(server, "client id") + ":" + printed(server, "client secret");
        return send(
                        server,
                        request(server, "/oauth2/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .statusCode();
    }

    private static String keys(Server server) throws Exception {
        return send(server, request(server, "/oauth2/jwks")).body();
    }

    private static HttpRequest.Builder request(Server server, String path) {
        Matcher port = Pattern.compile("\\(port (\\d+) of").matcher(printed(server, "API"));
        port.find();
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port.group(1) + path));
    }

    private static HttpResponse<String> send(Server server, HttpRequest.Builder request) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(Path.of(printed(server, "certificate")))) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String printed(Server server, String label) {
        return server.greeting().lines().stream()
                .map(String::strip)
                .filter(line -> line.startsWith(label + "  "))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
