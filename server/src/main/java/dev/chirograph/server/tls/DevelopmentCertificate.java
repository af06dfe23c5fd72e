package dev.chirograph.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed certificate for development, stored in the data folder and replaced before it expires. */
final class DevelopmentCertificate {
    private static final Duration LIFETIME = Duration.ofDays(365);
    /** Tolerates clients whose clocks are behind. */
    private static final Duration LEEWAY = Duration.ofHours(1);

    /** Identifies a development certificate. */
    private static final X500Principal ISSUER = new X500Principal("CN=Chirograph development certificate");

    private final Path certificateFile;
    private final Path keyFile;
    private final Set<String> names;
    private final Clock clock;

    DevelopmentCertificate(Path folder, String host, Clock clock) {
        this.certificateFile = folder.resolve("certificate.pem");
        this.keyFile = folder.resolve("key.pem");
        this.names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
        this.names.add(isAddress(host) ? InetAddress.ofLiteral(host).getHostAddress() : host.toLowerCase(Locale.ROOT));
        this.clock = clock;
    }

    /** Returns whether a certificate is, or was signed as, a development certificate of any folder. */
    static boolean isIssuerOf(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(ISSUER);
    }

    ServerCertificate loadOrMake() {
        if (Files.exists(certificateFile) && Files.exists(keyFile) && usable()) {
            return ServerCertificate.read(certificateFile, keyFile);
        }
        make();
        return ServerCertificate.read(certificateFile, keyFile);
    }

    /** A pair that does not match after a crash between the two files, or is unreadable, is replaced like an expired one. */
    private boolean usable() {
        try {
            X509Certificate leaf =
                    ServerCertificate.read(certificateFile, keyFile).leaf();
            Instant now = clock.instant();
            return now.isAfter(leaf.getNotBefore().toInstant())
                    && now.isBefore(leaf.getNotAfter().toInstant().minus(LEEWAY))
                    && namesOf(leaf).containsAll(names);
        } catch (CertificateException | GeneralSecurityException e) {
            return false;
        }
    }

    private static List<String> namesOf(X509Certificate certificate) throws GeneralSecurityException {
        var alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives == null) {
            return List.of();
        }
        return alternatives.stream().map(name -> String.valueOf(name.get(1))).toList();
    }

    private void make() {
        try {
            Files.createDirectories(keyFile.toAbsolutePath().getParent());
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = selfSigned(pair);
            PemFiles.writePrivate(keyFile, "PRIVATE KEY", pair.getPrivate().getEncoded());
            PemFiles.writePublic(certificateFile, "CERTIFICATE", certificate.getEncoded());
        } catch (IOException e) {
            throw new CertificateException(
                    "The development certificate cannot be written to " + certificateFile.getParent()
                            + "; make the data folder writable or set CHIROGRAPH_DATA_FOLDER to another one",
                    e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new CertificateException("This Java cannot create a P-256 certificate", e);
        }
    }

    private X509Certificate selfSigned(KeyPair pair)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var name = X500Name.getInstance(ISSUER.getEncoded());
        Instant now = clock.instant();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()).setBit(126),
                Date.from(now.minus(LEEWAY)),
                Date.from(now.plus(LIFETIME)),
                name,
                pair.getPublic());
        // Valid for this server only: a stolen development key cannot sign other certificates.
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames());
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private GeneralNames alternativeNames() {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }
}
