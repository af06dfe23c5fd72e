package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import dev.chirograph.server.oauth.protocol.OauthException;

/** One way to be granted tokens. Safe for use by many threads. */
public interface Grant {

    /** Returns the {@code grant_type} that asks for it. */
    GrantType type();

    /**
     * Grants or refuses.
     *
     * @throws OauthException if the request is refused
     */
    GrantResult grant(GrantRequest request);
}
