package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code max_age}: the longest time since the user's authentication (OpenID Connect Core, section 3.1.2.1).
 *
 * @param limit null for no limit
 */
record MaxAge(@Nullable Duration limit) {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /**
     * Reads the parameter.
     *
     * @throws OauthException {@code invalid_request} if it is not a number of seconds
     */
    static MaxAge of(Form form) {
        String maxAge = form.get("max_age");
        if (maxAge == null) {
            return new MaxAge(null);
        }
        if (!SECONDS.matcher(maxAge).matches()) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The parameter max_age must be a number of seconds.");
        }
        return new MaxAge(Duration.ofSeconds(Long.parseLong(maxAge)));
    }

    /**
     * Returns whether the authentication of a session is too old. Its age is measured at the arrival of the request,
     * not now: time on the consent page must not cause another login. {@code max_age=0} always requires a login, like
     * {@code prompt=login} (section 15.1).
     */
    boolean isExceeded(BrowserSession session, Instant requestArrivedAt) {
        return limit != null && (limit.isZero() || session.authenticatedAt().isBefore(requestArrivedAt.minus(limit)));
    }
}
