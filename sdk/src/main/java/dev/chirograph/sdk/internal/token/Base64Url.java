package dev.chirograph.sdk.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Base64url without padding, as in JWS (RFC 7515, appendix C) and PKCE (RFC 7636, appendix A). */
public final class Base64Url {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Base64Url() {}

    /** Encodes bytes. */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the encoded SHA-256 hash of a string in UTF-8. */
    public static String sha256(String string) {
        try {
            return encode(MessageDigest.getInstance("SHA-256").digest(string.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** Returns encoded bytes of a cryptographically secure random number generator. */
    public static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return encode(random);
    }
}
