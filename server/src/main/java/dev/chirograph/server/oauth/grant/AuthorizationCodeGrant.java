package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.protocol.OauthException;
import java.net.URI;

/** Gives the first tokens for a code. */
public final class AuthorizationCodeGrant implements Grant {
    private final AuthorizationCodes codes;

    /** Redeems these codes. */
    public AuthorizationCodeGrant(AuthorizationCodes codes) {
        this.codes = codes;
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public GrantResult grant(GrantRequest request) {
        var message = (com.nimbusds.oauth2.sdk.AuthorizationCodeGrant) request.message();
        URI redirectUri = message.getRedirectionURI();
        // RFC 6749, section 4.1.3: required, because every authorization request here has one.
        if (redirectUri == null) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "The parameter redirect_uri is missing.");
        }
        return codes.redeem(
                message.getAuthorizationCode().getValue(), redirectUri.toString(), message.getCodeVerifier(), request);
    }
}
