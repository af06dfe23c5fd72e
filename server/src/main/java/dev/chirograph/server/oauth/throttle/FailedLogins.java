package dev.chirograph.server.oauth.throttle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OWASP ASVS 16.3.1: logs each failed login with the reason, the address and a keyed hash of the user name. The hash relates lines about the
 * same name without disclosing it: users enter passwords in the field for the name, and logs must not disclose which names exist.
 *
 * <p>Thread-safe.
 */
final class FailedLogins {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLogins.class);
    private static final String ALGORITHM = "HmacSHA256";

    /** Of names that people choose, 64 bits do not collide by chance. */
    private static final int BYTES = 8;

    private final SecretKey key;

    /** @param key the key of the hashes, the same on all nodes and after a restart */
    FailedLogins(SecretKey key) {
        this.key = key;
    }

    /** The reason for a failed login. */
    enum Reason {
        /** There is no user with this name. */
        UNKNOWN_USER,
        /** The password is wrong. */
        WRONG_PASSWORD,
        /** Name and password are right, but the user is disabled. */
        DISABLED_USER,
        /** Too many earlier attempts have failed, so that this one was not checked. */
        THROTTLED,
        /** The name or password is longer than any user's. */
        IMPOSSIBLE,
        /** All hashing slots were taken. */
        BUSY
    }

    /**
     * Logs a failed login.
     *
     * @param username the user name of the request
     * @param address the caller's address
     */
    void log(Reason reason, String username, String address) {
        LOG.atInfo()
                .addKeyValue("reason", reason.name().toLowerCase(Locale.ROOT))
                .addKeyValue("name_hash", hash(username))
                .addKeyValue("address", address)
                .log("failed sign-in");
    }

    /** Ignores case, as the comparison of names does. */
    private String hash(String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] tag = mac.doFinal(username.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(tag, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
        }
    }
}
