package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.runtime.ProtocolExchange;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cookies that hold a random secret. Their names begin with {@code __Host-}: no other host can set them, and they go back by HTTPS alone
 * (RFC 6265bis, section 4.1.3.2).
 */
final class Cookies {
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private Cookies() {}

    /** Returns the value of a cookie; null when there is none, when it is none of ours, or when there are two. */
    static @Nullable String read(ProtocolExchange exchange, String name) {
        String found = null;
        // Whole lines: parted at commas, the value of a neighbour's cookie could pass for one of ours.
        for (String line : exchange.call().header("Cookie")) {
            for (String pair : line.split(";")) {
                String cookie = pair.strip();
                if (cookie.startsWith(name + "=")) {
                    if (found != null) {
                        return null;
                    }
                    found = cookie.substring(name.length() + 1);
                }
            }
        }
        return found != null && VALUE.matcher(found).matches() ? found : null;
    }

    /** Sets a cookie for as long as the browser is open. */
    static String set(String name, String value) {
        return name + "=" + value + ATTRIBUTES;
    }

    /** Sets a cookie that outlives the browser's end. */
    static String set(String name, String value, Duration lifetime) {
        return name + "=" + value + "; Max-Age=" + lifetime.toSeconds() + ATTRIBUTES;
    }

    static String clear(String name) {
        return name + "=; Max-Age=0" + ATTRIBUTES;
    }
}
