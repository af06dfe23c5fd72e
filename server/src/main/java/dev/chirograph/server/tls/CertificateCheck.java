package dev.chirograph.server.tls;

import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds every problem of an operator's certificate in production, so that one failed start reports them all. */
public final class CertificateCheck {
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_USAGE = "2.5.29.37.0";

    private final TlsSettings.Files files;
    private final List<String> problems = new ArrayList<>();

    private CertificateCheck(TlsSettings.Files files) {
        this.files = files;
    }

    /**
     * Checks certificate and key.
     *
     * @param files the certificate and key files
     * @param hosts the names and addresses of the server for clients; the certificate must be valid for each
     * @param now the time for validity checks
     * @return one sentence for each problem, with the fix; none contains key material
     */
    public static List<String> problemsOf(TlsSettings.Files files, List<String> hosts, Instant now) {
        var check = new CertificateCheck(files);
        try {
            check.check(PemFiles.readCertificates(files.certificateFile()), hosts, now);
        } catch (CertificateException e) {
            check.problems.add(e.getMessage());
        }
        return List.copyOf(check.problems);
    }

    private void check(List<X509Certificate> chain, List<String> hosts, Instant now) {
        X509Certificate leaf = chain.getFirst();
        checkOrigin(leaf);
        checkTime(leaf, now);
        checkUsage(leaf);
        checkHosts(leaf, hosts);
        if (checkStrength(chain)) {
            // Reports a key that is unreadable or does not match, unless Java does not support the key.
            ServerCertificate.read(files.certificateFile(), files.keyFile());
        }
    }

    private void checkOrigin(X509Certificate leaf) {
        if (DevelopmentCertificate.isIssuerOf(leaf)) {
            addProblem("is the development certificate, which no client trusts; get one from a certificate"
                    + " authority that your clients trust");
        }
    }

    private void checkTime(X509Certificate leaf, Instant now) {
        Instant from = leaf.getNotBefore().toInstant();
        Instant to = leaf.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            addProblem("is not valid before " + from + ", but it is " + now
                    + " now; wait until then, replace it with a current certificate, or correct this machine's clock");
        }
        if (now.isAfter(to)) {
            addProblem("expired at " + to + ", and it is " + now + " now; replace it with a current certificate");
        }
    }

    private void checkUsage(X509Certificate leaf) {
        try {
            List<String> usages = leaf.getExtendedKeyUsage();
            if (usages != null && !usages.contains(SERVER_AUTHENTICATION) && !usages.contains(ANY_USAGE)) {
                addProblem("is not for servers: its extended key usage lacks serverAuth; get one that has it");
            }
        } catch (CertificateParsingException e) {
            addProblem("has an extended key usage that cannot be read; get one from another certificate authority");
        }
    }

    private void checkHosts(X509Certificate leaf, List<String> hosts) {
        try {
            ServiceIdentity identity = ServiceIdentity.of(leaf);
            for (String host : hosts) {
                if (!identity.matches(host)) {
                    addProblem("is for " + identity + ", and not for " + host
                            + "; get one whose subjectAltName contains " + host
                            + ", or set CHIROGRAPH_HOST and CHIROGRAPH_PUBLIC_URL to a host that it is for");
                }
            }
        } catch (CertificateParsingException e) {
            addProblem("has a subjectAltName that cannot be read; get one from another certificate authority");
        }
    }

    /** Checks the intermediates, too: a weak one allows attackers to issue certificates for this host. */
    private boolean checkStrength(List<X509Certificate> chain) {
        for (int index = 0; index < chain.size(); index++) {
            String weakness = PublicKeyStrength.weaknessOf(chain.get(index).getPublicKey());
            if (weakness != null) {
                addProblem(
                        (index == 0 ? "has " : "is followed by an intermediate (number " + (index + 1) + ") that has ")
                                + weakness
                                + ", which is too weak or not supported by all clients; get one for a key on P-256, P-384 or"
                                + " P-521, an Ed25519 or Ed448 key, or an RSA key of 2048 bits or more");
            }
        }
        return PublicKeyStrength.weaknessOf(chain.getFirst().getPublicKey()) == null;
    }

    private void addProblem(String problem) {
        Path file = files.certificateFile();
        problems.add("The certificate in " + file + " (CHIROGRAPH_TLS_CERTIFICATE_FILE) " + problem);
    }
}
