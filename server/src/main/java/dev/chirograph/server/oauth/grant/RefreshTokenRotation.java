package dev.chirograph.server.oauth.grant;

import dev.chirograph.server.oauth.grant.RefreshTokenStore.Token;
import dev.chirograph.server.secret.RandomSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * RFC 9700, section 4.14.2: rotation of refresh tokens, and detection of their reuse.
 *
 * <p>A replayed token means that two parties hold it, one of them an attacker. But responses can be lost: for a grace
 * period, and while its successor is unused, a used token returns the same successor again. The successor is derived
 * from the token, which the database does not contain.
 *
 * <p>The caller holds the lock on the row of the token's authorization.
 */
final class RefreshTokenRotation {
    /** The time within which a client retries if it has not received the response. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private static final String ALGORITHM = "HmacSHA256";

    private final RefreshTokenStore store;
    private final RandomSecrets secrets = new RandomSecrets();

    RefreshTokenRotation(RefreshTokenStore store) {
        this.store = store;
    }

    /** Returns whether a token was used before, and this is not a retry after a lost response. */
    boolean isReuse(String presented, Token token, Instant now) {
        if (token.usedAt() == null) {
            return false;
        }
        Token successor = store.find(RandomSecrets.fingerprint(successor(presented, token.successorSalt())));
        boolean retry = now.isBefore(token.usedAt().plus(GRACE)) && successor != null && !successor.isUsed();
        return !retry;
    }

    /**
     * Uses a token and returns its successor; the same one on a retry.
     *
     * @param expiresAt when a new successor expires
     */
    String rotate(String presented, Token token, Instant now, Instant expiresAt) {
        if (token.isUsed()) {
            return successor(presented, token.successorSalt());
        }
        String salt = secrets.next();
        String successor = successor(presented, salt);
        store.markUsed(token.fingerprint(), now, salt);
        store.insert(RandomSecrets.fingerprint(successor), token.authorizationId(), expiresAt);
        return successor;
    }

    /** Derives 256 bits that are indistinguishable from random ones without the token. */
    private static String successor(String token, String salt) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(salt.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has HmacSHA256.", e);
        }
    }
}
