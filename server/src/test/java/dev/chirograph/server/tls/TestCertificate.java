package dev.chirograph.server.tls;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Builds self-signed certificates, valid and invalid; by default a valid one on P-256. */
public final class TestCertificate {
    /** Generates keys that the JDK no longer generates. */
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final Instant now;
    private final List<GeneralName> names = new ArrayList<>();
    private String key = "secp256r1";
    private Instant from;
    private Instant to;
    private String commonName = "Test";
    private KeyPurposeId purpose = KeyPurposeId.id_kp_serverAuth;

    private TestCertificate(Instant now) {
        this.now = now;
        this.from = now.minus(Duration.ofDays(1));
        this.to = now.plus(Duration.ofDays(1));
    }

    /** Starts a certificate that is valid from a day before to a day after an instant. */
    public static TestCertificate at(Instant now) {
        return new TestCertificate(now);
    }

    /** Adds DNS names, or addresses, which start with a digit or a colon. */
    public TestCertificate forHosts(String... hosts) {
        for (String host : hosts) {
            boolean address = host.matches("\\d.*|.*:.*");
            names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
        }
        return this;
    }

    /** @param kind the bits of an RSA key, RSASSA-PSS, the name of a curve, Ed25519 or Ed448 */
    public TestCertificate key(String kind) {
        key = kind;
        return this;
    }

    /** Sets the validity, relative to now. */
    public TestCertificate valid(Duration fromNow, Duration toNow) {
        from = now.plus(fromNow);
        to = now.plus(toNow);
        return this;
    }

    public TestCertificate commonName(String name) {
        commonName = name;
        return this;
    }

    public TestCertificate forClients() {
        purpose = KeyPurposeId.id_kp_clientAuth;
        return this;
    }

    public X509Certificate make() throws Exception {
        return make(makeKey());
    }

    /** Writes the certificate and the key into a folder. */
    public TlsSettings.Files write(Path folder) throws Exception {
        KeyPair pair = makeKey();
        Path certificateFile = Files.createTempFile(folder, "certificate", ".pem");
        Path keyFile = Files.createTempFile(folder, "key", ".pem");
        PemFiles.writePublic(certificateFile, "CERTIFICATE", make(pair).getEncoded());
        PemFiles.writePrivate(keyFile, "PRIVATE KEY", pair.getPrivate().getEncoded());
        return new TlsSettings.Files(certificateFile, keyFile);
    }

    private KeyPair makeKey() throws Exception {
        if (key.matches("\\d+")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(Integer.parseInt(key));
            return generator.generateKeyPair();
        }
        if (key.startsWith("Ed") || key.equals("RSASSA-PSS")) {
            return KeyPairGenerator.getInstance(key).generateKeyPair();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
        generator.initialize(new ECGenParameterSpec(key));
        return generator.generateKeyPair();
    }

    private X509Certificate make(KeyPair pair) throws Exception {
        var name = new X500Name("CN=" + commonName);
        var builder = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(from), Date.from(to), name, pair.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        if (!names.isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        }
        var signer = new JcaContentSignerBuilder(signatureAlgorithm())
                .setProvider(BOUNCY_CASTLE)
                .build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private String signatureAlgorithm() {
        if (key.startsWith("Ed")) {
            return key;
        }
        if (key.equals("RSASSA-PSS")) {
            return "SHA256withRSAandMGF1";
        }
        return key.matches("\\d+") ? "SHA256withRSA" : "SHA256withECDSA";
    }
}
