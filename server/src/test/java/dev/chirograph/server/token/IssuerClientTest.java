package dev.chirograph.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malicious and faulty responses of an issuer, and their handling. */
final class IssuerClientTest {
    private static final ECKey KEY = Minted.key("one");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private RawIssuer issuer;
    private IssuerClient client;

    @BeforeEach
    void start() throws IOException {
        issuer = new RawIssuer();
        issuer.publish(KEY);
        client = client(InetAddress::getAllByName, PATIENCE);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        issuer.close();
    }

    private IssuerClient client(IssuerClient.AddressBook addresses, Duration timeout) {
        return new IssuerClient(issuer.url(), addresses, timeout);
    }

    @Test
    void metadataLeadToTheKeys() throws IOException {
        assertHasTheKey(client.fetch(ExternalJwks.ALGORITHMS));
    }

    @Test
    void metadataMayBeWhereRfc8414HasThem() throws IOException {
        issuer.answer(RawIssuer.OPENID, RawIssuer.answer("404 Not Found", "Content-Type: text/html", "?"));
        issuer.answer(RawIssuer.OAUTH, RawIssuer.json(RawIssuer.metadata(issuer.url(), issuer.url("/keys"))));

        assertHasTheKey(client.fetch(ExternalJwks.ALGORITHMS));
    }

    @Test
    void trailingSlashOfTheIssuerIsNotDoubled() throws IOException {
        URI slash = issuer.url("/issuer/");
        issuer.answer(RawIssuer.OPENID, RawIssuer.json(RawIssuer.metadata(slash, issuer.url("/keys"))));

        try (var asking = new IssuerClient(slash)) {
            assertHasTheKey(asking.fetch(ExternalJwks.ALGORITHMS));
        }
    }

    @Test
    void keysMayBeOfTheirOwnMediaType() throws IOException {
        issuer.answer(
                RawIssuer.KEYS,
                RawIssuer.answer(
                        "200 OK", "Content-Type: application/jwk-set+json; charset=utf-8", Minted.published(KEY)));

        assertHasTheKey(client.fetch(ExternalJwks.ALGORITHMS));
    }

    private static void assertHasTheKey(KeySet keys) {
        assertEquals("ES256", keys.algorithmOf("one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "ISSUER/", "", "issuer"})
    void metadataOfAnotherIssuerAreRefused(String named) {
        URI other = URI.create(named.replace("ISSUER", issuer.url().toString()));
        issuer.answer(RawIssuer.OPENID, RawIssuer.json(RawIssuer.metadata(other, issuer.url("/keys"))));

        assertRefused("belong to another issuer");
        assertEquals(0, issuer.asked(RawIssuer.KEYS));
    }

    @Test
    void aRedirectOfMetadataIsNotFollowed() {
        issuer.answer(RawIssuer.OPENID, RawIssuer.answer("302 Found", "Location: " + issuer.url(RawIssuer.OAUTH), ""));

        assertRefused("answered with status 302");
        assertEquals(0, issuer.asked(RawIssuer.OAUTH));
    }

    @Test
    void aRedirectOfKeysIsNotFollowed() {
        issuer.answer(RawIssuer.KEYS, RawIssuer.answer("307 Temporary Redirect", "Location: /more", ""));

        assertRefused("answered with status 307");
        assertEquals(0, issuer.asked("/more"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/jwt", "application/json-seq", ""})
    void anAnswerOfAnotherTypeIsRefused(String type) {
        String body = RawIssuer.metadata(issuer.url(), issuer.url("/keys"));
        issuer.answer(RawIssuer.OPENID, RawIssuer.answer("200 OK", "Content-Type: " + type, body));

        assertRefused("must be application/json");
    }

    @Test
    void anAnswerOfNoTypeIsRefused() {
        issuer.answer(RawIssuer.KEYS, RawIssuer.answer("200 OK", "Server: raw", Minted.published(KEY)));

        assertRefused("must be application/jwk-set+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "<html>",
                "{\"issuer\":",
                "{\"issuer\":\"ISSUER\",\"issuer\":\"ISSUER\",\"jwks_uri\":\"KEYS\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"KEYS\"} {}"
            })
    void metadataThatAreNotOneObjectAreRefused(String text) {
        issuer.answer(
                RawIssuer.OPENID,
                RawIssuer.json(text.replace("ISSUER", issuer.url().toString())
                        .replace("KEYS", issuer.url("/keys").toString())));

        assertRefused("cannot be used: not a JSON object, nested too deeply, or with a duplicate member");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50_000})
    void deepNestingIsRefused(int depth) {
        issuer.answer(RawIssuer.OPENID, RawIssuer.json("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));

        assertRefused("too deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}"})
    void keysThatAreNoJwkSetAreRefused(String text) {
        issuer.answer(RawIssuer.KEYS, RawIssuer.json(text));

        assertRefused("/keys cannot be used");
    }

    @Test
    void anAnswerWithoutEndIsNotReadOn() {
        AtomicLong written = new AtomicLong();
        issuer.answer(RawIssuer.OPENID, out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":\""
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] much = new byte[64 * 1024];
            // Until the other side disconnects, or longer than it may take.
            for (int i = 0; i < 4096; i++) {
                out.write(much);
                written.addAndGet(much.length);
            }
        });

        assertRefused("cannot be read");
        assertTrue(written.get() < 64L * 1024 * 1024, written + " bytes were read");
    }

    @Test
    void headersWithoutEndAreNotReadOn() {
        issuer.answer(RawIssuer.OPENID, out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] line = ("X-A: " + "a".repeat(8000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 4096; i++) {
                out.write(line);
            }
        });

        assertRefused("cannot be read");
    }

    @Test
    void contentEncodingIsRejected() {
        issuer.answer(
                RawIssuer.KEYS,
                RawIssuer.answer("200 OK", "Content-Type: application/json\r\nContent-Encoding: gzip", "\u001f"));

        assertRefused("has a Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{", "HTTP/1.1", ""
            })
    void anAnswerThatDripsEndsAtTheDeadline(String beginning) throws InterruptedException {
        var hungUp = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        issuer.answer(RawIssuer.OPENID, out -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            try {
                done.await();
                // A byte at a time prevents every read timeout.
                for (int i = 0; i < 100_000; i++) {
                    out.write(' ');
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                hungUp.countDown();
            }
        });

        try (IssuerClient hurried = client(InetAddress::getAllByName, Duration.ofMillis(300))) {
            long start = System.nanoTime();
            var refusal = assertThrows(IOException.class, () -> hurried.fetch(ExternalJwks.ALGORITHMS));

            assertTrue(refusal.getMessage().contains("was not read within"), refusal.getMessage());
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        } finally {
            done.countDown();
        }
        assertTrue(hungUp.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void slowResponsesShareOneDeadline() {
        var done = new CountDownLatch(1);
        issuer.answer(RawIssuer.KEYS, out -> {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        try (IssuerClient hurried = client(InetAddress::getAllByName, Duration.ofMillis(500))) {
            assertThrows(IOException.class, () -> hurried.fetch(ExternalJwks.ALGORITHMS));
            assertEquals(1, issuer.asked(RawIssuer.KEYS));
        } finally {
            done.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "\"\"",
                "\":\"",
                "\"keys\"",
                "\"ftp://127.0.0.1/keys\"",
                "\"file:///etc/passwd\"",
                "\"http:///\"",
                "\"http://a:b@127.0.0.1/\"",
                "\"jar:http://127.0.0.1/!/\""
            })
    void keysThatAreNowhereAreRefused(String where) {
        issuer.answer(
                RawIssuer.OPENID, RawIssuer.json("{\"issuer\":\"" + issuer.url() + "\",\"jwks_uri\":" + where + "}"));

        assertRefused("jwks_uri");
    }

    @Test
    void tooLongJwksUriIsRejected() {
        URI keys = issuer.url("/keys?" + "x".repeat(3000));
        issuer.answer(RawIssuer.OPENID, RawIssuer.json(RawIssuer.metadata(issuer.url(), keys)));

        assertRefused("jwks_uri");
    }

    @Test
    void jwksUriOfAnHttpsIssuerMustBeHttps() {
        try (var secure = new IssuerClient(URI.create("https://issuer.example"))) {
            JsonObject metadata = Json.createObjectBuilder()
                    .add("jwks_uri", "http://issuer.example/keys")
                    .build();

            assertThrows(IOException.class, () -> secure.keysUri(metadata));
        }
    }

    /** Metadata whose jwks_uri points to this machine, though the issuer's own address is elsewhere. */
    @Test
    void jwksUriInAMorePrivateZoneIsRejected() throws IOException {
        try (RawIssuer inside = new RawIssuer();
                IssuerClient outside = client(
                        host -> InetAddress.getAllByName(host.equals("127.0.0.1") ? "203.0.113.7" : host), PATIENCE)) {
            URI keys = URI.create("http://localhost:" + inside.url().getPort() + "/keys");
            issuer.answer(RawIssuer.OPENID, RawIssuer.json(RawIssuer.metadata(issuer.url(), keys)));

            var refusal = assertThrows(IOException.class, () -> outside.fetch(ExternalJwks.ALGORITHMS));

            assertTrue(refusal.getMessage().contains("nearer than the issuer"), refusal.getMessage());
            assertEquals(0, inside.asked("/keys"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "public, 127.0.0.1, false",
        "public, '[::1]', false",
        "public, '[::ffff:127.0.0.1]', false",
        "public, 0.0.0.0, false",
        "public, 169.254.169.254, false",
        "public, 10.1.2.3, false",
        "public, '[fd00::1]', false",
        "public, '[fe80::1]', false",
        "public, 2130706433, false",
        "public, rebound, false",
        "public, public, true",
        "public, 198.51.100.1, true",
        "private, 10.9.9.9, true",
        "private, 169.254.169.254, false",
        "private, 127.0.0.1, false",
        "private, public, true",
        "rebound, private, true",
        "loopback, 127.0.0.1, true",
        "public, unknown, false"
    })
    void keysAreNoNearerThanTheirIssuer(String host, String keysHost, boolean taken) throws IOException {
        Map<String, String> names = Map.of("public", "203.0.113.7", "private", "192.168.7.7", "loopback", "127.0.0.1");
        IssuerClient.AddressBook addresses = name -> switch (name) {
            // One public address is not enough: the connection may use either.
            case "rebound" ->
                new InetAddress[] {InetAddress.getByName("203.0.113.8"), InetAddress.getByName("192.168.0.1")};
            case "unknown" -> throw new UnknownHostException(name);
            default -> InetAddress.getAllByName(names.getOrDefault(name, name));
        };
        try (var asking = new IssuerClient(URI.create("https://" + host), addresses, PATIENCE)) {
            JsonObject metadata = Json.createObjectBuilder()
                    .add("jwks_uri", "https://" + keysHost + "/keys")
                    .build();

            if (taken) {
                assertNotNull(asking.keysUri(metadata));
            } else {
                assertThrows(IOException.class, () -> asking.keysUri(metadata));
            }
        }
    }

    private void assertRefused(String reason) {
        var refusal = assertThrows(IOException.class, () -> client.fetch(ExternalJwks.ALGORITHMS));
        assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
    }
}
