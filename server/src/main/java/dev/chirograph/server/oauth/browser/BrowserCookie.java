package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.runtime.ProtocolExchange;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of this server. Each holds 256 random or hashed bits in base64url. The prefix {@code __Host-} keeps other hosts from
 * setting them, and allows them over HTTPS only (RFC 6265bis, section 4.1.3.2).
 */
enum BrowserCookie {
    /** The session of a signed-in user. */
    SESSION("__Host-session"),

    /** The secret of the browser, from which CSRF tokens are derived. */
    BROWSER("__Host-browser"),

    /** The accounts that have signed in with this browser before: a device cookie (OWASP). */
    DEVICE("__Host-known"),

    /** The verified ID token hint of a posted logout, for the redirect that follows. */
    LOGOUT("__Host-logout");

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private final String cookieName;

    BrowserCookie(String cookieName) {
        this.cookieName = cookieName;
    }

    /** Returns the value of the cookie; null if it is absent, malformed or repeated. */
    @Nullable
    String read(ProtocolExchange exchange) {
        String found = null;
        // Complete header lines: split at commas, a part of another cookie's value could be read as one of these
        // cookies.
        for (String line : exchange.call().header("Cookie")) {
            for (String pair : line.split(";")) {
                String cookie = pair.strip();
                if (cookie.startsWith(cookieName + "=")) {
                    if (found != null) {
                        return null;
                    }
                    found = cookie.substring(cookieName.length() + 1);
                }
            }
        }
        return found != null && VALUE.matcher(found).matches() ? found : null;
    }

    /** Returns a {@code Set-Cookie} value for a session cookie. */
    String set(String value) {
        return cookieName + "=" + value + ATTRIBUTES;
    }

    /** Returns a {@code Set-Cookie} value for a persistent cookie. */
    String set(String value, Duration lifetime) {
        return cookieName + "=" + value + "; Max-Age=" + lifetime.toSeconds() + ATTRIBUTES;
    }

    /** Returns a {@code Set-Cookie} value that deletes the cookie. */
    String clear() {
        return cookieName + "=; Max-Age=0" + ATTRIBUTES;
    }
}
