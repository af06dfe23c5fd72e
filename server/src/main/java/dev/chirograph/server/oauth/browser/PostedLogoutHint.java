package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.runtime.ProtocolExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

/**
 * Remembers in the browser, for the request that follows at once, which session and client the ID token of a posted sign-out was issued
 * for. A form of another site comes without the cookie of the session (SameSite=Lax), and the ID token must not go into the URL of the
 * request that has it: URLs end up in histories and logs.
 *
 * <p>Only this server can set the cookie ({@code __Host-}), and it does so after it has verified the ID token. Safe for use by many
 * threads and nodes.
 */
public final class PostedLogoutHint {
    private static final String COOKIE = "__Host-logout";

    /** The browser follows a redirect at once. */
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private PostedLogoutHint() {}

    /** Returns the header line that makes the browser remember a session and a client. */
    public static String remember(String sessionId, String clientId) {
        return Cookies.set(COOKIE, digest(sessionId, clientId), LIFETIME);
    }

    /** Returns the header line that makes the browser forget. */
    public static String forget() {
        return Cookies.clear(COOKIE);
    }

    /** Tells whether the browser remembers anything. */
    public static boolean isIn(ProtocolExchange exchange) {
        return Cookies.read(exchange, COOKIE) != null;
    }

    /** Tells whether the browser remembers this session and this client. */
    public static boolean isFor(ProtocolExchange exchange, String sessionId, String clientId) {
        String cookie = Cookies.read(exchange, COOKIE);
        return cookie != null
                && MessageDigest.isEqual(
                        cookie.getBytes(StandardCharsets.US_ASCII),
                        digest(sessionId, clientId).getBytes(StandardCharsets.US_ASCII));
    }

    /** A session's id is as hard to guess as a key; the digest keeps the value short and like that of the other cookies. */
    private static String digest(String sessionId, String clientId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((sessionId + "\n" + clientId).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256.", e);
        }
    }
}
