package dev.chirograph.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Generates random secrets, and the fingerprints under which they are stored. */
public final class RandomSecrets {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecureRandom random;

    /** Uses the platform's generator. */
    public RandomSecrets() {
        this(new SecureRandom());
    }

    RandomSecrets(SecureRandom random) {
        this.random = random;
    }

    /** Returns 256 random bits as 43 characters of base64url. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns whether a string has the form of a result of {@link #next}. */
    public static boolean isPossible(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Returns the SHA-256 of a secret in lower-case hexadecimal. Only for secrets of full entropy, such as
     * {@link #next}; secrets chosen by people need {@link SecretHasher}.
     */
    public static String fingerprint(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256.", e);
        }
    }
}
