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
 * A key that encrypts private keys: 32 random bytes, for AES-256-GCM. An encrypted key is a JWE (RFC 7517, section 7) whose header
 * names the key that it is encrypted under and the row that it belongs to; GCM authenticates the header with the content, so that
 * none can be put into another's place.
 *
 * <p>Safe for use by many threads.
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
     * @throws IllegalArgumentException if it is none; the message does not quote it
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

    /** The beginning of its SHA-256: of 256 random bits that tells nothing. */
    private static String idOf(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, BYTES_OF_ID);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Returns what it is called in the header of what it encrypts; nobody learns the key from it. */
    public String id() {
        return id;
    }

    /**
     * Returns in a sentence what shows that people made this key up, such as zeros or words; null when nothing does. The
     * sentence does not quote the key.
     */
    public @Nullable String weakness() {
        return KeyRandomness.weaknessOf(secret.getEncoded());
    }

    /**
     * Derives a key for something else (HKDF, RFC 5869), from which this one cannot be learned.
     *
     * @param purpose what it is for; each purpose has a key of its own, the same wherever this key is the same
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

    /** Encrypts a private key for the row of its id. */
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

    /** @throws KeyEncryptionException if it is not what {@link #encrypt} made for this row */
    JWK decrypt(String encrypted, String row) {
        try {
            JWEObject object = JWEObject.parse(encrypted);
            object.decrypt(new DirectDecrypter(secret));
            JWK key = JWK.parse(object.getPayload().toString());
            if (row.equals(object.getHeader().getCustomParam(ROW)) && row.equals(key.getKeyID())) {
                return key;
            }
        } catch (ParseException | JOSEException e) {
            // Said below, without the cause: its message may quote the private key.
        }
        throw new KeyEncryptionException("The signing key " + row
                + " in the database was changed by somebody else than this server; delete its row in signing_keys to have"
                + " another made");
    }

    /** Leaves out the key. */
    @Override
    public String toString() {
        return "KeyEncryptionKey[id=" + id + "]";
    }
}
