package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.token.IdTokenHints;
import dev.chirograph.server.oauth.token.IdTokenHints.IdTokenHint;
import org.jspecify.annotations.Nullable;

/**
 * The user that a client requests, by {@code id_token_hint} or by {@code claims} (OpenID Connect Core, sections 3.1.2.1
 * and 5.5.1).
 */
final class RequestedSubject {
    private RequestedSubject() {}

    /**
     * Returns the user's id; null for any user.
     *
     * @throws OauthException {@code invalid_request} if the hint is not an ID token of this server, or both name different users
     */
    static @Nullable String of(Form form, RequestedClaims claims, IdTokenHints idTokenHints) {
        String idToken = form.get("id_token_hint");
        if (idToken == null) {
            return claims.subject();
        }
        IdTokenHint hint = idTokenHints.read(idToken);
        if (hint == null) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST, "The parameter id_token_hint is not an ID token of this server.");
        }
        if (claims.subject() != null && !claims.subject().equals(hint.subject())) {
            throw new OauthException(
                    OAuth2Error.INVALID_REQUEST, "The parameters id_token_hint and claims name different users.");
        }
        return hint.subject();
    }
}
