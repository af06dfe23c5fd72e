package dev.chirograph.server.tls;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which keys are strong enough for a server: those that CAs may certify (RFC 9325, section 4.5) and TLS 1.3 can sign with. */
final class PublicKeyStrength {
    /** The JDK's name of the curve P-521. */
    static final String P_521 = "secp521r1";

    private static final int LEAST_RSA_BITS = 2048;
    private static final List<String> CURVES = List.of("secp256r1", "secp384r1", P_521);

    private PublicKeyStrength() {}

    /** Returns a description of a weak key, such as {@code an RSA key of 1024 bits}; null if the key is strong. */
    static @Nullable String weaknessOf(PublicKey key) {
        return switch (key) {
            case RSAKey rsa -> weaknessOf(key, rsa.getModulus().bitLength());
            case ECKey ec -> isOnStrongCurve(ec) ? null : "an elliptic-curve key on " + nameOfCurve(ec);
            // Ed25519 and Ed448; there are no others.
            case EdECKey edwards -> null;
            default -> "a key of the kind " + key.getAlgorithm();
        };
    }

    /** Keys of the kind RSASSA-PSS are RSA keys, too, but few clients and no CAs support them. */
    private static @Nullable String weaknessOf(PublicKey key, int bits) {
        if (!"RSA".equals(key.getAlgorithm())) {
            return "a key of the kind " + key.getAlgorithm();
        }
        return bits < LEAST_RSA_BITS ? "an RSA key of " + bits + " bits" : null;
    }

    static boolean isOnP521(PublicKey key) {
        return key instanceof ECKey ec && isSame(curve(P_521), ec.getParams());
    }

    private static boolean isOnStrongCurve(ECKey key) {
        return CURVES.stream().map(PublicKeyStrength::curve).anyMatch(curve -> isSame(curve, key.getParams()));
    }

    private static boolean isSame(ECParameterSpec one, ECParameterSpec other) {
        return one.getCurve().equals(other.getCurve())
                && one.getGenerator().equals(other.getGenerator())
                && one.getOrder().equals(other.getOrder())
                && one.getCofactor() == other.getCofactor();
    }

    private static ECParameterSpec curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("This Java does not support the curve " + name, e);
        }
    }

    /** The JDK's parameters have their name in {@code toString}; for others the size identifies the curve. */
    private static String nameOfCurve(ECKey key) {
        return "the curve "
                + key.getParams().toString().lines().findFirst().orElse("")
                + " ("
                + key.getParams().getCurve().getField().getFieldSize()
                + " bits)";
    }
}
