package dev.chirograph.server.dpop;

import dev.chirograph.server.secret.RandomSecrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Nonces that proofs must contain, so that they cannot be created long before they are sent (RFC 9449, section 8). A
 * nonce is a MAC of the current time step: no nonce is stored, and every node accepts those of every other. The nonce
 * of the previous step is valid, too, so each is valid for one to two steps.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class ServerNonces {
    static final Duration STEP = Duration.ofMinutes(5);

    /** The clock of the node that issued a nonce may be ahead of this one's. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;
    private final Clock clock;

    private ServerNonces(String secret, Clock clock) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** Loads the secret shared by all nodes, after creating it if there is none. */
    public static ServerNonces load(NonceSecretSource secrets, Clock clock) {
        return new ServerNonces(secrets.findOrInsert(new RandomSecrets().next()), clock);
    }

    /** Returns the current nonce. */
    String current() {
        return nonceOf(clock.instant());
    }

    /** Returns whether this is a recent nonce of this server. */
    boolean isGood(String nonce) {
        Instant now = clock.instant();
        boolean good = false;
        for (Instant then : List.of(now, now.minus(STEP), now.plus(SKEW))) {
            good |= MessageDigest.isEqual(
                    nonceOf(then).getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
        }
        return good;
    }

    /** Returns the nonce for a response; null if the caller has it already. */
    @Nullable
    String successorOf(String nonce) {
        String current = current();
        return current.equals(nonce) ? null : current;
    }

    private String nonceOf(Instant time) {
        long step = Math.floorDiv(time.getEpochSecond(), STEP.toSeconds());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] tag =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
        }
    }
}
