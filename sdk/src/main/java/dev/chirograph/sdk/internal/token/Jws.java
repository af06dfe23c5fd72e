package dev.chirograph.sdk.internal.token;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Signs JSON objects (RFC 7515, compact serialization) by ES256 or PS256, depending on the key. */
final class Jws {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int HASH_BYTES = 32;
    private static final int JTI_BYTES = 16;
    private static final int MIN_RSA_BITS = 2048;

    private Jws() {}

    static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    /**
     * Returns the {@code alg} of signatures with a key (RFC 7518, section 3.1).
     *
     * @throws IllegalArgumentException if it is neither an EC key on P-256 nor an RSA key of at least 2048 bits
     */
    static String algorithm(PrivateKey key) {
        if (key instanceof ECPrivateKey ec && P256.isOnCurve(ec)) {
            return "ES256";
        }
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS) {
            return "PS256";
        }
        throw new IllegalArgumentException(
                "`key` must be an EC key on P-256 or an RSA key of at least 2048 bits, but is"
                        + " another key of algorithm " + key.getAlgorithm());
    }

    static String sign(PrivateKey key, JsonObject header, JsonObject payload) {
        String signed = Base64Url.encode(bytes(header)) + "." + Base64Url.encode(bytes(payload));
        try {
            Signature signature = signature(algorithm(key));
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64Url.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing with the key failed", e);
        }
    }

    /** Returns a unique {@code jti}. */
    static String randomId() {
        return Base64Url.random(JTI_BYTES);
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        if (algorithm.equals("ES256")) {
            return Signature.getInstance("SHA256withECDSAinP1363Format");
        }
        // RFC 7518, section 3.5: MGF1 with the same hash, and a salt as long as the hash.
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, HASH_BYTES, 1));
        return signature;
    }

    private static byte[] bytes(JsonObject object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }
}
