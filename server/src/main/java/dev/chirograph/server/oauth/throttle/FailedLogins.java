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
 * Logs each sign-in that fails: one line with the reason, the address and a keyed hash of the name. The hash tells that two lines are about
 * the same name, but without the key not which: people type passwords into the field of the name, and which names exist is not for everybody
 * who reads logs.
 *
 * <p>Safe for use by many threads.
 */
public final class FailedLogins {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLogins.class);
    private static final String ALGORITHM = "HmacSHA256";

    /** Of names that people choose, 64 bits do not collide by chance. */
    private static final int BYTES = 8;

    private final SecretKey key;

    /** @param key the key of the hashes; with the same one the same name has the same hash, after a restart and on other nodes, too */
    public FailedLogins(SecretKey key) {
        this.key = key;
    }

    /** Why a sign-in failed. */
    enum Reason {
        /** No user has the name. */
        UNKNOWN_USER,
        /** A user has the name, and another password. */
        WRONG_PASSWORD,
        /** Name and password are right, and the user may not sign in. */
        DISABLED_USER,
        /** Too many were wrong before, so that this one was not looked at. */
        THROTTLED,
        /** No user can have such a name or password. */
        IMPOSSIBLE,
        /** Too many passwords were being checked at that moment. */
        BUSY
    }

    /**
     * Logs one.
     *
     * @param username the name as it was sent
     * @param address where the request came from
     */
    void log(Reason reason, String username, String address) {
        LOG.atInfo()
                .addKeyValue("reason", reason.name().toLowerCase(Locale.ROOT))
                .addKeyValue("name_hash", hash(username))
                .addKeyValue("address", address)
                .log("failed sign-in");
    }

    /** Names are compared in any case. */
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
