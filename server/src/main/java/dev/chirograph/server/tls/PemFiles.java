package dev.chirograph.server.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Reads PEM files, and writes them atomically. */
final class PemFiles {
    private static final String OWNER_ONLY = "rw-------";
    private static final String OWNER_WRITES = "rw-r--r--";

    private PemFiles() {}

    static List<X509Certificate> readCertificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new CertificateException(
                        file + " contains no certificate; it must be a PEM file with the server's certificate first");
            }
            return chain;
        } catch (IOException e) {
            throw new CertificateException(
                    "The certificate file " + file + " cannot be read; check its path and permissions", e);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(
                    file
                            + " is not a PEM file of X.509 certificates that Java can read, such as those whose keys are on named"
                            + " curves",
                    e);
        }
    }

    static PrivateKey readPrivateKey(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(reader)) {
            var converter = new JcaPEMKeyConverter();
            for (Object entry = parser.readObject(); entry != null; entry = parser.readObject()) {
                // `openssl ecparam -genkey` writes the curve's parameters before the key; skip them.
                if (entry instanceof PrivateKeyInfo key) {
                    return converter.getPrivateKey(key);
                }
                if (entry instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
            throw new CertificateException(
                    file + " contains no private key that can be read without a password; decrypt it"
                            + " with `openssl pkey -in <encrypted> -out <plain>` and keep the plain file readable by you alone");
        } catch (IOException e) {
            // Without the parser's message, which may quote the file.
            throw new CertificateException("The key file " + file + " cannot be read as a PEM private key ("
                    + e.getClass().getSimpleName() + "); check its path, permissions and content");
        }
    }

    static void writePrivate(Path file, String type, byte[] content) throws IOException {
        write(file, type, content, OWNER_ONLY);
    }

    static void writePublic(Path file, String type, byte[] content) throws IOException {
        write(file, type, content, OWNER_WRITES);
    }

    /** Creates the file with its permissions, so that other users can never open it. */
    private static void write(Path file, String type, byte[] content, String permissions) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        createAnew(draft, permissions);
        Files.writeString(draft, pem(type, content));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void createAnew(Path draft, String permissions) throws IOException {
        Files.deleteIfExists(draft);
        if (!draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft);
            return;
        }
        FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        try {
            Files.createFile(draft, attribute);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("another process is starting in the same data folder", e);
        }
    }

    private static String pem(String type, byte[] content) throws IOException {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }
}
