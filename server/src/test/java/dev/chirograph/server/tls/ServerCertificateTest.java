package dev.chirograph.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void firstStartMakesACertificateForLoopbackAndTheHost() throws Exception {
        X509Certificate leaf = development("Api.Example", NOW).leaf();

        Set<Object> names = leaf.getSubjectAlternativeNames().stream()
                .map(name -> name.get(1))
                .collect(Collectors.toSet());
        assertEquals(Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "api.example"), names);
        assertEquals(NOW.plus(Duration.ofDays(365)), leaf.getNotAfter().toInstant());
        assertEquals("SHA256withECDSA", leaf.getSigAlgName());
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), leaf.getExtendedKeyUsage());
        assertEquals(-1, leaf.getBasicConstraints(), "it may sign no other certificate");
        leaf.verify(leaf.getPublicKey());
    }

    @Test
    void onlyTheOwnerMayReadTheKey() throws Exception {
        development("localhost", NOW);

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key.pem"))));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "no draft is left behind");
        }
    }

    @Test
    void secondStartKeepsTheCertificate() {
        ServerCertificate first = development("localhost", NOW);

        ServerCertificate second = development("localhost", NOW.plus(Duration.ofDays(300)));

        assertEquals(first.fingerprint(), second.fingerprint());
        assertTrue(first.fingerprint().matches("[0-9A-F]{2}(:[0-9A-F]{2}){31}"), first.fingerprint());
    }

    @Test
    void expiredDevelopmentCertificateIsReplaced() {
        ServerCertificate first = development("localhost", NOW);

        ServerCertificate second = development("localhost", NOW.plus(Duration.ofDays(365)));

        assertNotEquals(first.fingerprint(), second.fingerprint());
    }

    @Test
    void otherHostGetsACertificateOfItsOwn() {
        ServerCertificate first = development("localhost", NOW);

        ServerCertificate second = development("2001:db8::1", NOW);
        ServerCertificate third = development("2001:db8::1", NOW);

        assertNotEquals(first.fingerprint(), second.fingerprint());
        assertEquals(second.fingerprint(), third.fingerprint());
    }

    @Test
    void mismatchedDevelopmentKeyAndCertificateAreReplaced() throws Exception {
        development("localhost", NOW);
        String certificate = Files.readString(folder.resolve("certificate.pem"));
        development("other.example", NOW);
        Files.writeString(folder.resolve("certificate.pem"), certificate);

        ServerCertificate healed = development("localhost", NOW);

        assertEquals(healed.fingerprint(), development("localhost", NOW).fingerprint());
    }

    @Test
    void ownCertificateWithAnothersKeyIsRefused() throws Exception {
        development("localhost", NOW);
        Path foreignKey = folder.resolve("foreign.pem");
        Files.move(folder.resolve("key.pem"), foreignKey);
        Path certificate = folder.resolve("own.pem");
        Files.copy(folder.resolve("certificate.pem"), certificate);
        development("localhost", NOW);

        var refusal = assertThrows(CertificateException.class, () -> own(certificate, folder.resolve("key.pem")));

        assertTrue(refusal.getMessage().contains("is not the key of the first certificate"), refusal.getMessage());
        assertEquals(certificate, own(certificate, foreignKey).file());
    }

    @Test
    void ownExpiredCertificateIsRefused() {
        development("localhost", NOW.minus(Duration.ofDays(400)));

        var refusal = assertThrows(
                CertificateException.class, () -> own(folder.resolve("certificate.pem"), folder.resolve("key.pem")));

        assertTrue(refusal.getMessage().contains("is valid from"), refusal.getMessage());
    }

    @Test
    void unreadableKeyFileIsRefusedWithoutItsContent() throws Exception {
        development("localhost", NOW);
        Path key = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");

        var refusal = assertThrows(CertificateException.class, () -> own(folder.resolve("certificate.pem"), key));

        assertFalse(refusal.getMessage().contains("c2VjcmV0"), refusal.getMessage());
    }

    private ServerCertificate development(String host, Instant now) {
        return ServerCertificate.load(new TlsSettings(folder, host, null), Clock.fixed(now, ZoneOffset.UTC));
    }

    private ServerCertificate own(Path certificate, Path key) {
        return ServerCertificate.load(
                new TlsSettings(folder, "localhost", new TlsSettings.Files(certificate, key)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
