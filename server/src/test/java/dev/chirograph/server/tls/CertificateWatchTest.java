package dev.chirograph.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that are replaced while the server runs. */
final class CertificateWatchTest {
    @TempDir
    private Path folder;

    private ServerCertificate first;
    private ServerCertificate second;
    private TlsSettings.Files files;
    private TlsContext context;
    private CertificateWatch watch;

    @BeforeEach
    void start() throws Exception {
        first = certificate("first");
        second = certificate("second");
        files = new TlsSettings.Files(folder.resolve("live.pem"), folder.resolve("live.key"));
        copy("first");
        context = TlsContext.of(ServerCertificate.read(files.certificateFile(), files.keyFile()));
        watch = CertificateWatch.unscheduled(context, files, List.of(), Clock.systemUTC());
    }

    private ServerCertificate certificate(String name) {
        return ServerCertificate.load(new TlsSettings(folder.resolve(name), "localhost", null), Clock.systemUTC());
    }

    private void copy(String name) throws Exception {
        replace(name, "certificate.pem", files.certificateFile());
        replace(name, "key.pem", files.keyFile());
    }

    /** As careful tools do it: the file is another one afterwards. */
    private void replace(String name, String from, Path to) throws Exception {
        Path copy = folder.resolve("copy");
        Files.copy(folder.resolve(name).resolve(from), copy, StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aReplacedPairIsUsedOnceItHasSettled() throws Exception {
        copy("second");

        watch.look();
        assertEquals(first.fingerprint(), fingerprint());
        watch.look();
        assertEquals(second.fingerprint(), fingerprint());
        assertNotEquals(first.fingerprint(), second.fingerprint());
    }

    @Test
    void aPairThatDoesNotMatchIsRefusedUntilItsOtherHalfCame() throws Exception {
        replace("second", "certificate.pem", files.certificateFile());
        watch.look();
        watch.look();
        assertEquals(first.fingerprint(), fingerprint());

        replace("second", "key.pem", files.keyFile());
        watch.look();
        watch.look();
        assertEquals(second.fingerprint(), fingerprint());
    }

    @Test
    void aBrokenOrMissingFileKeepsTheOldCertificate() throws Exception {
        Files.writeString(files.certificateFile(), "no certificate");
        watch.look();
        watch.look();
        Files.delete(files.keyFile());
        watch.look();
        watch.look();

        assertEquals(first.fingerprint(), fingerprint());
    }

    @Test
    void aCertificateForAnotherHostIsRefusedWhereTheHostIsChecked() throws Exception {
        var strict = CertificateWatch.unscheduled(context, files, List.of("api.example.com"), Clock.systemUTC());
        copy("second");

        strict.look();
        strict.look();

        assertEquals(first.fingerprint(), fingerprint());
    }

    @Test
    void aSymbolicLinkThatIsReplacedIsNoticed() throws Exception {
        Path link = folder.resolve("current");
        Files.createSymbolicLink(link, folder.resolve("first"));
        var linked = new TlsSettings.Files(link.resolve("certificate.pem"), link.resolve("key.pem"));
        var linkedWatch = CertificateWatch.unscheduled(context, linked, List.of(), Clock.systemUTC());
        Path next = folder.resolve("next");
        Files.createSymbolicLink(next, folder.resolve("second"));
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);

        linkedWatch.look();
        linkedWatch.look();

        assertEquals(second.fingerprint(), fingerprint());
    }

    private String fingerprint() {
        return context.certificate().fingerprint();
    }
}
