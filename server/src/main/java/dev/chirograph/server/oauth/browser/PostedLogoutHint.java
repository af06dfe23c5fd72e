package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.runtime.ProtocolExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

/**
 * The session and client of the verified {@code id_token_hint} of a posted logout, in a cookie for the redirect that follows. A cross-site
 * form comes without the session cookie (SameSite=Lax), and the ID token must not go into the URL of the redirect: URLs end up in
 * histories and logs.
 *
 * <p>Only this server can set the cookie ({@code __Host-}), and it does so after it has verified the ID token. Safe for use by many
 * threads and nodes.
 */
public final class PostedLogoutHint {

    /** Enough for a browser that follows a redirect. */
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

    /** Returns whether the browser sends the cookie. */
    public static boolean isIn(ProtocolExchange exchange) {
        return BrowserCookie.LOGOUT.read(exchange) != null;
    }

    /** Returns whether the cookie is one of this session and this client. */
    public static boolean isFor(ProtocolExchange exchange, String sessionId, String clientId) {
        String cookie = BrowserCookie.LOGOUT.read(exchange);
        return cookie != null
                && MessageDigest.isEqual(
                        cookie.getBytes(StandardCharsets.US_ASCII),
                        digest(sessionId, clientId).getBytes(StandardCharsets.US_ASCII));
    }

    /** The id of a session cannot be guessed; the digest gives the value the form of the other cookies. */
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
