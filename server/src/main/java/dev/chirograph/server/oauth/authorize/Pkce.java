package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters {@code code_challenge} and {@code code_challenge_method} (RFC 7636, section 4.3). */
final class Pkce {
    /** SHA-256 in base64url without padding. */
    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Pkce() {}

    /**
     * Returns the S256 challenge; null if none is required and none was sent.
     *
     * @throws OauthException {@code invalid_request} if PKCE is required and missing, or the method is not S256: without
     *     {@code code_challenge_method} it would be {@code plain} (section 4.3)
     */
    static @Nullable String codeChallenge(Form form, Client client) {
        if (!client.pkceRequired() && form.get("code_challenge") == null && form.get("code_challenge_method") == null) {
            return null;
        }
        String challenge = form.require("code_challenge");
        if (!CodeChallengeMethod.S256.getValue().equals(form.get("code_challenge_method"))) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The parameter code_challenge_method must be S256.");
        }
        if (!S256_CHALLENGE.matcher(challenge).matches()) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST,
                    "The parameter code_challenge must be an S256 challenge: 43 base64url characters.");
        }
        return challenge;
    }
}
