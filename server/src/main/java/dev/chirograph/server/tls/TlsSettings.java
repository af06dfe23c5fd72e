package dev.chirograph.server.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The source of the certificate.
 *
 * @param folder where the development certificate is stored, created if missing
 * @param host the name that clients connect to, which a development certificate contains in addition to the loopback names
 * @param own the operator's own certificate, or null for a development certificate
 */
public record TlsSettings(
        Path folder, String host, @Nullable Files own) {

    /**
     * An operator's certificate.
     *
     * @param certificateFile a PEM file: the server's certificate first, then its intermediates
     * @param keyFile a PEM file with the private key, not encrypted
     */
    public record Files(Path certificateFile, Path keyFile) {}
}
