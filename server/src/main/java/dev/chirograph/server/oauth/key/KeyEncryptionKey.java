package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that encrypts private keys: 32 random bytes, for AES-256-GCM. An encrypted key is a JWE (RFC 7517, section 7)
 * whose header names its key encryption key and its row; GCM authenticates the header with the content, so that
 * encrypted keys cannot be swapped.
 *
 * <p>Thread-safe.
 */
public final class KeyEncryptionKey {
    private static final int BYTES = 32;
    private static final int BYTES_OF_ID = 8;
    private static final String ROW = "signing_key";

    private final String id;
    private final SecretKey secret;

    private KeyEncryptionKey(String id, SecretKey secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * Reads a key.
     *
     * @param base64 32 bytes in Base64, such as {@code openssl rand -base64 32} makes
     * @throws IllegalArgumentException if it is malformed; the message does not quote it
     */
    public static KeyEncryptionKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("It is not Base64.");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("It has " + bytes.length + " bytes and must have " + BYTES + ".");
        }
        return new KeyEncryptionKey(idOf(bytes), new SecretKeySpec(bytes, "AES"));
    }

    /** Returns a prefix of its SHA-256, which discloses nothing about 256 random bits. */
    private static String idOf(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, BYTES_OF_ID);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Returns the {@code kid} in the headers of encrypted keys, which does not disclose the key. */
    public String id() {
        return id;
    }

    /**
     * Returns a sentence with the reason if this key is not random, such as zeros or words; null if it may be. The
     * sentence does not quote the key.
     */
    public @Nullable String weakness() {
        return KeyRandomness.weaknessOf(secret.getEncoded());
    }

    /**
     * Derives a key for another purpose by HKDF (RFC 5869), which does not disclose this one.
     *
     * @param purpose different purposes give different keys
     * @return a key for HMAC-SHA-256
     */
    public SecretKey derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no HKDF-SHA256.", e);
        }
    }

    /** Encrypts a private key, bound to the row of its id. */
    String encrypt(JWK key) {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(id)
                .contentType("jwk+json")
                .customParam(ROW, key.getKeyID())
                .build();
        JWEObject encrypted = new JWEObject(header, new Payload(key.toJSONString()));
        try {
            encrypted.encrypt(new DirectEncrypter(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java platform has no AES-256-GCM.", e);
        }
        return encrypted.serialize();
    }

    /** @throws KeyEncryptionException if the input is not a result of {@link #encrypt} for this row */
    JWK decrypt(String encrypted, String row) {
        try {
            JWEObject object = JWEObject.parse(encrypted);
            object.decrypt(new DirectDecrypter(secret));
            JWK key = JWK.parse(object.getPayload().toString());
            if (row.equals(object.getHeader().getCustomParam(ROW)) && row.equals(key.getKeyID())) {
                return key;
            }
        } catch (ParseException | JOSEException e) {
            // Thrown below, without the cause, whose message may quote the private key.
        }
        throw new KeyEncryptionException("The signing key " + row
                + " in the database was not written by this server; delete its row in signing_keys, and the server generates"
                + " a new key");
    }

    /** Omits the key. */
    @Override
    public String toString() {
        return "KeyEncryptionKey[id=" + id + "]";
    }
}
