package dev.chirograph.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The server's TLS settings: TLS 1.3 and 1.2 with forward secrecy and authenticated encryption only, in the server's order of preference.
 * The certificate can be replaced while connections are open. Thread-safe.
 */
public final class TlsContext {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** RFC 9325, section 4.2: only ephemeral keys and authenticated encryption. */
    private static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** Each session may use some kilobytes; Java would cache ten times as many for a day. */
    private static final int MAXIMUM_SESSIONS = 2048;

    private static final List<String> GROUPS = List.of("x25519", "secp256r1", "secp384r1");

    private final AtomicReference<Current> current;
    private final SSLContext context;

    /** A certificate and what is made of it. */
    record Current(ServerCertificate certificate, SSLContext context, SSLParameters parameters) {}

    private TlsContext(Current first) {
        this.current = new AtomicReference<>(first);
        this.context = new ListenerSslContext(current::get);
    }

    /** Returns the context for a certificate. */
    public static TlsContext of(ServerCertificate certificate) {
        return new TlsContext(currentOf(certificate));
    }

    /**
     * Uses another certificate for new connections.
     *
     * @throws CertificateException if it cannot serve TLS; the previous one then stays
     */
    void use(ServerCertificate next) {
        current.set(currentOf(next));
    }

    /** Returns the context for listeners, whose connections use the certificate of the moment. */
    public SSLContext context() {
        return context;
    }

    /** Returns protocols, cipher suites and groups, the best first. */
    public SSLParameters parameters() {
        return current.get().parameters();
    }

    /** Returns the certificate of the moment. */
    public ServerCertificate certificate() {
        return current.get().certificate();
    }

    private static Current currentOf(ServerCertificate certificate) {
        try {
            // The store is in memory only, but Java requires a password for a key in it.
            char[] password = randomPassword();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server", certificate.key(), password, certificate.chain().toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            context.getServerSessionContext().setSessionCacheSize(MAXIMUM_SESSIONS);
            return new Current(certificate, context, newParameters(certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException("The certificate in " + certificate.file() + " cannot serve TLS", e);
        }
    }

    private static SSLParameters newParameters(ServerCertificate certificate) {
        var parameters = new SSLParameters(CIPHER_SUITES.toArray(String[]::new), PROTOCOLS.toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        List<String> groups = new ArrayList<>(GROUPS);
        if (PublicKeyStrength.isOnP521(certificate.leaf().getPublicKey())) {
            // TLS 1.2 rejects a certificate on a curve that is not among the groups (RFC 8422, section 5.1). The curve
            // is the slowest for the server, so it is enabled for such a certificate only.
            groups.add(PublicKeyStrength.P_521);
        }
        parameters.setNamedGroups(groups.toArray(String[]::new));
        return parameters;
    }

    private static char[] randomPassword() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).toCharArray();
    }
}
