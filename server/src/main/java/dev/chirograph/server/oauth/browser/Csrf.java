package dev.chirograph.server.oauth.browser;

import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.runtime.ProtocolExchange;
import dev.chirograph.server.secret.RandomSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * CSRF protection of forms (RFC 9700, section 4.7.1). Each browser has a cookie with a random secret; a form contains a
 * MAC of its purpose under that secret, so that it is valid in one browser and for one purpose only. Thread-safe.
 */
public final class Csrf {
    private static final String ALGORITHM = "HmacSHA256";

    private final RandomSecrets secrets = new RandomSecrets();

    /**
     * The value of the hidden field {@code csrf}.
     *
     * @param setCookie the {@code Set-Cookie} value to send with it, null if the browser has the cookie already
     */
    public record Token(String value, @Nullable String setCookie) {}

    /**
     * The identity of a browser.
     *
     * @param value the secret of the browser
     * @param setCookie the {@code Set-Cookie} value to send, null if the browser has the cookie already
     */
    public record Browser(String value, @Nullable String setCookie) {}

    /** Returns the browser that sends a request, with a new secret if it has none. */
    public Browser browser(ProtocolExchange exchange) {
        String cookie = BrowserCookie.BROWSER.read(exchange);
        if (cookie != null) {
            return new Browser(cookie, null);
        }
        String value = secrets.next();
        return new Browser(value, BrowserCookie.BROWSER.set(value));
    }

    /** Returns the token of a form. */
    public Token token(ProtocolExchange exchange, String purpose) {
        Browser browser = browser(exchange);
        return new Token(mac(browser.value(), purpose), browser.setCookie());
    }

    /**
     * Checks the token of a submitted form.
     *
     * @throws CsrfException if it is missing, or belongs to another browser or purpose
     */
    public void check(ProtocolExchange exchange, Form form, String purpose) {
        String cookie = BrowserCookie.BROWSER.read(exchange);
        String token = form.get("csrf");
        if (cookie == null
                || token == null
                || !MessageDigest.isEqual(
                        mac(cookie, purpose).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8))) {
            throw new CsrfException();
        }
    }

    private static String mac(String key, String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has HmacSHA256.", e);
        }
    }
}
