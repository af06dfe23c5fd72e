package dev.chirograph.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String HOST = "api.example.com";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2048", "3072", "secp256r1", "secp384r1", "secp521r1", "Ed25519", "Ed448"})
    void strongKeyIsAccepted(String key) throws Exception {
        var files = good().key(key).write(folder);

        assertEquals(List.of(), problemsOf(files, HOST));
    }

    @ParameterizedTest
    @CsvSource({
        "1024, an RSA key of 1024 bits",
        "2047, an RSA key of 2047 bits",
        "secp224r1, secp224r1",
        "secp256k1, secp256k1",
        "brainpoolP256r1, 256 bits",
        "RSASSA-PSS, a key of the kind RSASSA-PSS"
    })
    void weakKeyIsRefused(String key, String expected) throws Exception {
        var files = good().key(key).write(folder);

        assertOneProblem(expected, problemsOf(files, HOST));
        assertOneProblem("too weak or not supported by all clients", problemsOf(files, HOST));
    }

    @Test
    void weakIntermediateIsRefused() throws Exception {
        var files = good().write(folder);
        var weak = good().key("1024").write(folder);
        Files.write(files.certificateFile(), Files.readAllBytes(weak.certificateFile()), StandardOpenOption.APPEND);

        assertOneProblem("intermediate (number 2) that has an RSA key of 1024 bits", problemsOf(files, HOST));
    }

    @Test
    void expiredCertificateIsRefused() throws Exception {
        var files = good().valid(Duration.ofDays(-30), Duration.ofSeconds(-1)).write(folder);

        assertOneProblem("expired at 2026-11-24T11:59:59Z", problemsOf(files, HOST));
    }

    @Test
    void certificateThatIsNotYetValidIsRefused() throws Exception {
        var files = good().valid(Duration.ofSeconds(1), Duration.ofDays(30)).write(folder);

        assertOneProblem("is not valid before 2026-11-24T12:00:01Z", problemsOf(files, HOST));
    }

    @Test
    void certificateIsValidInItsFirstAndItsLastSecond() throws Exception {
        var files = good().valid(Duration.ZERO, Duration.ZERO).write(folder);

        assertEquals(List.of(), problemsOf(files, HOST));
    }

    @Test
    void certificateForAnotherHostIsRejectedForEachHost() throws Exception {
        var files = good().write(folder);

        List<String> problems = problemsOf(files, HOST, "www.example.com", "192.0.2.7");

        assertEquals(2, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("is for api.example.com, and not for www.example.com"), problems.get(0));
        assertTrue(problems.get(1).contains("is for api.example.com, and not for 192.0.2.7"), problems.get(1));
    }

    @Test
    void certificateWithoutSubjectAltNameIsRefused() throws Exception {
        var files = TestCertificate.at(NOW).commonName(HOST).write(folder);

        assertOneProblem("it has no subjectAltName", problemsOf(files, HOST));
    }

    @Test
    void clientCertificateIsRefused() throws Exception {
        var files = good().forClients().write(folder);

        assertOneProblem("extended key usage lacks serverAuth", problemsOf(files, HOST));
    }

    @Test
    void copiedDevelopmentCertificateIsRejected() throws Exception {
        ServerCertificate.load(new TlsSettings(folder, HOST, null), Clock.fixed(NOW, ZoneOffset.UTC));
        Path copy = Files.copy(folder.resolve("certificate.pem"), folder.resolve("copy.pem"));

        var problems = problemsOf(new TlsSettings.Files(copy, folder.resolve("key.pem")), HOST);

        assertOneProblem("is the development certificate", problems);
    }

    @Test
    void keyOfAnotherCertificateIsRefused() throws Exception {
        var files = good().write(folder);
        var other = good().write(folder);

        var problems = problemsOf(new TlsSettings.Files(files.certificateFile(), other.keyFile()), HOST);

        assertOneProblem("is not the key of the first certificate", problems);
    }

    @Test
    void missingFilesAreRefused() throws Exception {
        var files = good().write(folder);
        Path missing = folder.resolve("missing.pem");

        assertOneProblem(
                "missing.pem cannot be read", problemsOf(new TlsSettings.Files(missing, files.keyFile()), HOST));
        assertOneProblem(
                "missing.pem cannot be read",
                problemsOf(new TlsSettings.Files(files.certificateFile(), missing), HOST));
    }

    @Test
    void everyProblemIsFoundAtOnce() throws Exception {
        var files = TestCertificate.at(NOW)
                .commonName("Chirograph development certificate")
                .key("1024")
                .forClients()
                .forHosts("localhost")
                .valid(Duration.ofDays(-2), Duration.ofDays(-1))
                .write(folder);

        List<String> problems = problemsOf(files, HOST);

        assertEquals(5, problems.size(), problems.toString());
    }

    private static TestCertificate good() {
        return TestCertificate.at(NOW).forHosts(HOST);
    }

    private static List<String> problemsOf(TlsSettings.Files files, String... hosts) {
        return CertificateCheck.problemsOf(files, List.of(hosts), NOW);
    }

    private static void assertOneProblem(String expected, List<String> problems) {
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().contains(expected), problems.toString());
    }
}
