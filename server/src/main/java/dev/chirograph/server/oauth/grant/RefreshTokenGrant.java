package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;

/** RFC 6749, section 6: exchanges a refresh token for the next access token. */
final class RefreshTokenGrant implements Grant {
    private final RefreshTokens refreshTokens;

    RefreshTokenGrant(RefreshTokens refreshTokens) {
        this.refreshTokens = refreshTokens;
    }

    @Override
    public GrantType type() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public GrantResult grant(GrantRequest request) {
        return refreshTokens.refresh(request);
    }
}
