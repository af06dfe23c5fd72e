package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;

/** Gives the next pair of tokens for a refresh token (RFC 6749, section 6). */
public final class RefreshTokenGrant implements Grant {
    private final RefreshTokens refreshTokens;

    /** Takes refresh tokens of this store. */
    public RefreshTokenGrant(RefreshTokens refreshTokens) {
        this.refreshTokens = refreshTokens;
    }

    @Override
    public GrantType type() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public GrantResult grant(GrantRequest request) {
        String token = ((com.nimbusds.oauth2.sdk.RefreshTokenGrant) request.message())
                .getRefreshToken()
                .getValue();
        return refreshTokens.refresh(token, request);
    }
}
