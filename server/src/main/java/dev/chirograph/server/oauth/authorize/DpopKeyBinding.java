package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameter {@code dpop_jkt}, which binds the authorization code to a DPoP key (RFC 9449, section 10). */
final class DpopKeyBinding {
    /** A JWK thumbprint: SHA-256 in base64url without padding. */
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

    private DpopKeyBinding() {}

    /** Returns the thumbprint of the key; null if the request has none. */
    static @Nullable String thumbprint(Form form) {
        String thumbprint = form.get("dpop_jkt");
        if (thumbprint != null && !THUMBPRINT.matcher(thumbprint).matches()) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST, "The parameter dpop_jkt must be a SHA-256 JWK thumbprint.");
        }
        return thumbprint;
    }

    /**
     * Binds a pushed request to the key of its DPoP proof (section 10.1).
     *
     * @param proofKey the thumbprint of the proof's key, null without a proof
     * @throws OauthException {@code invalid_request} if {@code dpop_jkt} names another key
     */
    static Form bind(Form form, @Nullable String proofKey) {
        if (proofKey == null) {
            return form;
        }
        String requested = form.get("dpop_jkt");
        if (requested != null && !requested.equals(proofKey)) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST, "The dpop_jkt is not the thumbprint of the DPoP proof's key.");
        }
        return form.withDefault("dpop_jkt", proofKey);
    }
}
