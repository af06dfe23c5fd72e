package dev.chirograph.integration.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The certificate and the private key of an operator, in two PEM files created with the JDK's keytool.
 *
 * @param certificateFile the certificate
 * @param keyFile the private key, readable by its owner only
 */
public record OperatorCertificate(Path certificateFile, Path keyFile) {
    private static final String PASSWORD = "of-a-keystore-that-is-read-once";

    /** Creates a valid certificate on P-256 for a host. */
    public static OperatorCertificate make(Path folder, String host) throws Exception {
        return make(
                folder, host, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + host, "-validity", "30");
    }

    /**
     * Creates a certificate for a host.
     *
     * @param options options of {@code keytool -genkeypair} for the key, the name and the validity
     */
    public static OperatorCertificate make(Path folder, String host, String... options) throws Exception {
        Files.createDirectories(folder);
        Path store = Files.createTempDirectory(folder, "keytool").resolve("store.p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new AssertionError("keytool failed:\n" + said);
        }
        return ofStore(store);
    }

    private static OperatorCertificate ofStore(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        byte[] certificate = store.getCertificate("server").getEncoded();
        byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
        return new OperatorCertificate(
                write(file.resolveSibling("certificate.pem"), "CERTIFICATE", certificate),
                write(file.resolveSibling("key.pem"), "PRIVATE KEY", key));
    }

    private static Path write(Path file, String type, byte[] content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
    }
}
