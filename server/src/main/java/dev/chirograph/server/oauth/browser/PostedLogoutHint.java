package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.runtime.ProtocolExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

/**
 * The session and client of the verified {@code id_token_hint} of a posted logout, in a cookie for the redirect that
 * follows. A cross-site form has no session cookie (SameSite=Lax), and the ID token must not be in the URL of the
 * redirect: URLs are stored in histories and logs.
 *
 * <p>Only this server can set the cookie ({@code __Host-}), after it has verified the ID token. Thread-safe, also
 * across nodes.
 */
public final class PostedLogoutHint {

    /** Long enough for a browser to follow a redirect. */
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private PostedLogoutHint() {}

    /** Returns the {@code Set-Cookie} value for a session and a client. */
    public static String remember(String sessionId, String clientId) {
        return BrowserCookie.LOGOUT.set(digest(sessionId, clientId), LIFETIME);
    }

    /** Returns the {@code Set-Cookie} value that deletes the cookie. */
    public static String forget() {
        return BrowserCookie.LOGOUT.clear();
    }

    /** Returns whether the request has the cookie. */
    public static boolean isIn(ProtocolExchange exchange) {
        return BrowserCookie.LOGOUT.read(exchange) != null;
    }

    /** Returns whether the cookie is for this session and this client. */
    public static boolean isFor(ProtocolExchange exchange, String sessionId, String clientId) {
        String cookie = BrowserCookie.LOGOUT.read(exchange);
        return cookie != null
                && MessageDigest.isEqual(
                        cookie.getBytes(StandardCharsets.US_ASCII),
                        digest(sessionId, clientId).getBytes(StandardCharsets.US_ASCII));
    }

    /** Session ids are unguessable; the digest gives the value the form of the other cookies. */
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
