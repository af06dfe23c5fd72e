package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;

/** RFC 6749, section 4.1.3: exchanges an authorization code for the first tokens of an authorization. */
final class AuthorizationCodeGrant implements Grant {
    private final AuthorizationCodes codes;

    AuthorizationCodeGrant(AuthorizationCodes codes) {
        this.codes = codes;
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public GrantResult grant(GrantRequest request) {
        return codes.redeem(request);
    }
}
