package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import dev.chirograph.server.oauth.protocol.OauthException;

/** One kind of authorization grant (RFC 6749, section 1.3). Thread-safe. */
interface Grant {

    /** Returns the value of {@code grant_type} that selects it. */
    GrantType type();

    /**
     * Validates the request's credentials and determines the tokens to issue.
     *
     * @throws OauthException if the request is rejected
     */
    GrantResult grant(GrantRequest request);
}
