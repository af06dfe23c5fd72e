package dev.chirograph.server.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The server's certificate chain and its private key. */
public final class ServerCertificate {
    private final Path file;
    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private ServerCertificate(Path file, List<X509Certificate> chain, PrivateKey key) {
        this.file = file;
        this.chain = List.copyOf(chain);
        this.key = key;
    }

    /**
     * Reads the operator's certificate or the development certificate, which is created at the first start and replaced when it has
     * expired or is for another host.
     *
     * @param settings the source of the certificate
     * @param clock the clock for validity checks
     * @throws CertificateException if the files cannot be used, with the reason and the fix
     */
    public static ServerCertificate load(TlsSettings settings, Clock clock) {
        TlsSettings.Files own = settings.own();
        if (own == null) {
            return new DevelopmentCertificate(settings.folder(), settings.host(), clock).loadOrMake();
        }
        ServerCertificate certificate = read(own.certificateFile(), own.keyFile());
        certificate.requireValid(clock.instant());
        return certificate;
    }

    static ServerCertificate read(Path certificateFile, Path keyFile) {
        var certificate = new ServerCertificate(
                certificateFile, PemFiles.readCertificates(certificateFile), PemFiles.readPrivateKey(keyFile));
        if (!certificate.keyFits()) {
            throw new CertificateException("The key in " + keyFile + " is not the key of the first certificate in "
                    + certificateFile + "; set both to a matching pair, the server's certificate first");
        }
        return certificate;
    }

    /** Returns the PEM file with the certificate, which clients may trust. */
    public Path file() {
        return file;
    }

    /** Returns the certificate and its intermediates, the server's own first. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** Returns the SHA-256 fingerprint in the usual notation: upper-case hexadecimal pairs with colons between. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(leaf().getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("The certificate in " + file + " has no fingerprint", e);
        }
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate leaf() {
        return chain.getFirst();
    }

    /** Returns when the certificate expires. */
    public Instant expiry() {
        return leaf().getNotAfter().toInstant();
    }

    void requireValid(Instant now) {
        Instant from = leaf().getNotBefore().toInstant();
        Instant to = leaf().getNotAfter().toInstant();
        if (now.isBefore(from) || now.isAfter(to)) {
            throw new CertificateException("The certificate in " + file + " is valid from " + from + " to " + to
                    + ", but it is " + now + " now; replace it with a current certificate");
        }
    }

    /** Detects at start-up what would otherwise fail at every handshake. */
    private boolean keyFits() {
        try {
            byte[] probe = {1, 2, 3};
            String algorithm = signatureAlgorithm(leaf().getPublicKey());
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(probe);
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(leaf().getPublicKey());
            verifier.update(probe);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String signatureAlgorithm(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
