package dev.chirograph.sdk.internal.token;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** Signs small JSON objects (RFC 7515, compact), by ES256 or PS256 as the key has it. */
final class Jws {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HASH_BYTES = 32;
    private static final int SMALLEST_RSA_KEY = 2048;

    private Jws() {}

    static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    /**
     * Returns what signatures with a key are called (RFC 7518, section 3.1).
     *
     * @throws IllegalArgumentException if it is no EC key on P-256 and no RSA key of 2048 bits at least
     */
    static String algorithm(PrivateKey key) {
        if (key instanceof ECPrivateKey ec && P256.holds(ec)) {
            return "ES256";
        }
        if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= SMALLEST_RSA_KEY) {
            return "PS256";
        }
        throw new IllegalArgumentException("The key is of " + key.getAlgorithm()
                + "; it must be an EC key on P-256, or an RSA key of 2048 bits or more");
    }

    static String sign(PrivateKey key, JsonObject header, JsonObject payload) {
        String signed = base64(bytes(header)) + "." + base64(bytes(payload));
        try {
            Signature signature = signature(algorithm(key));
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot sign", e);
        }
    }

    /** Returns something that nobody has had before ({@code jti}). */
    static String unique() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    static String sha256(String text) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
