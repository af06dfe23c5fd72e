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
 * Makes sure that a form which comes in is one that went out to the same browser, for the same purpose (RFC 9700, section 4.7.1). Each
 * browser has a random cookie; the form carries a MAC of its purpose under it, which nobody can make who does not know the cookie.
 */
public final class Csrf {
    private static final String COOKIE = "__Host-browser";
    private static final String ALGORITHM = "HmacSHA256";

    private final RandomSecrets secrets = new RandomSecrets();

    /**
     * What goes into the hidden field {@code csrf}.
     *
     * @param setCookie the header line to send with it, null when the browser has its cookie already
     */
    public record Token(String value, @Nullable String setCookie) {}

    /**
     * What tells one browser from another.
     *
     * @param value a secret of this browser's
     * @param setCookie the header line to send, null when the browser has its cookie already
     */
    public record Browser(String value, @Nullable String setCookie) {}

    /** Returns what tells the browser that sends a request from all others. */
    public Browser browser(ProtocolExchange exchange) {
        String cookie = Cookies.read(exchange, COOKIE);
        if (cookie != null) {
            return new Browser(cookie, null);
        }
        String value = secrets.next();
        return new Browser(value, Cookies.set(COOKIE, value));
    }

    /** Makes the token of a form. */
    public Token token(ProtocolExchange exchange, String purpose) {
        Browser browser = browser(exchange);
        return new Token(mac(browser.value(), purpose), browser.setCookie());
    }

    /**
     * Checks the token of a form.
     *
     * @throws CsrfException if it is missing, or of another browser or another purpose
     */
    public void check(ProtocolExchange exchange, Form form, String purpose) {
        String cookie = Cookies.read(exchange, COOKIE);
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
