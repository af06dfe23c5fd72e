package dev.chirograph.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.sdk.internal.token.Endpoints;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChirographClientTest {
    private static final URI ENDPOINT = URI.create("https://api.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example",
                "https://api.example:8443/v1/",
                "http://localhost:8080",
                "http://127.0.0.1",
                "http://[::1]:80/"
            })
    void endpointIsHttpsOrPlainHttpOnLocalhost(String endpoint) {
        ChirographClient.builder().endpoint(URI.create(endpoint)).build().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "ftp://localhost",
                "/just/a/path",
                "https:///nohost",
                "https://user:hunter2@api.example",
                "https://api.example?x=1",
                "https://api.example#x"
            })
    void insecureEndpointIsRejected(String endpoint) {
        ChirographClient.Builder builder = ChirographClient.builder();

        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> builder.endpoint(URI.create(endpoint)));

        assertTrue(!failure.getMessage().contains("hunter2"), failure.getMessage());
    }

    @Test
    void trailingSlashesOfAnEndpointAreRemoved() {
        assertEquals(URI.create("https://api.example/v1"), Endpoints.check(URI.create("https://api.example/v1//")));
    }

    @Test
    void missingEndpointIsRejected() {
        ChirographClient.Builder builder = ChirographClient.builder();

        assertThrows(IllegalStateException.class, builder::build);
    }

    @Test
    void mutuallyExclusiveSettingsAreRejected() throws NoSuchAlgorithmException {
        ChirographClient.Builder twoTrusts = ChirographClient.builder()
                .endpoint(ENDPOINT)
                .trustCertificate(Path.of("certificate.pem"))
                .sslContext(SSLContext.getDefault());
        ChirographClient.Builder twoTransports = ChirographClient.builder()
                .endpoint(ENDPOINT)
                .transport(request -> new CompletableFuture<>())
                .connectTimeout(Duration.ofSeconds(1));

        assertThrows(IllegalStateException.class, twoTrusts::build);
        assertThrows(IllegalStateException.class, twoTransports::build);
    }

    @Test
    void invalidCertificateFileIsRejectedWithItsPath(@TempDir Path folder) throws Exception {
        Path noFile = folder.resolve("none.pem");
        Path noCertificate = Files.writeString(folder.resolve("text.pem"), "certainly no certificate");
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        for (Path file : new Path[] {noFile, noCertificate, empty}) {
            ChirographClient.Builder builder =
                    ChirographClient.builder().endpoint(ENDPOINT).trustCertificate(file);

            IllegalArgumentException failure = assertThrows(IllegalArgumentException.class, builder::build);

            assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
        }
    }

    @Test
    void settingsOutOfRangeAreRejected() {
        ChirographClient.Builder builder = ChirographClient.builder();

        assertThrows(IllegalArgumentException.class, () -> builder.timeout(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> builder.timeout(Duration.ofDays(2)));
        assertThrows(IllegalArgumentException.class, () -> builder.connectTimeout(Duration.ofSeconds(-1)));
        assertThrows(IllegalArgumentException.class, () -> builder.maxResponseBytes(0));
        assertThrows(IllegalArgumentException.class, () -> builder.userAgent("two words"));
        Retry.Builder retry = Retry.builder().baseDelay(Duration.ofSeconds(9));
        assertThrows(IllegalArgumentException.class, retry::build);
        assertThrows(IllegalArgumentException.class, () -> retry.maxAttempts(0));
        assertThrows(IllegalArgumentException.class, () -> retry.maxDelay(Duration.ZERO));
    }

    @Test
    void userAgentHasTheApplicationAndTheVersionOfTheSdk() {
        String userAgent = UserAgent.of("warehouse/2.1");

        assertTrue(userAgent.matches("warehouse/2\\.1 chirograph-java/[0-9][^ $]* java/[0-9]+"), userAgent);
    }
}
