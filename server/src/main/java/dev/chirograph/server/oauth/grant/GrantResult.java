package dev.chirograph.server.oauth.grant;

import dev.chirograph.server.oauth.authorization.Authorization;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens to issue for a grant (RFC 6749, section 5.1).
 *
 * @param subject the {@code sub} of the access token: the user's id, or the client's without a user
 * @param scopes the scopes of the access token
 * @param resources the resources of the access token (RFC 8707); empty for this API
 * @param authorization the user's authorization, null if the client acts for itself
 * @param refreshToken the refresh token, null for none
 * @param nonce the {@code nonce} of the ID token, null for none
 */
public record GrantResult(
        String subject,
        Set<String> scopes,
        List<String> resources,
        @Nullable Authorization authorization,
        @Nullable String refreshToken,
        @Nullable String nonce) {

    /** Copies the collections. */
    public GrantResult {
        scopes = Set.copyOf(scopes);
        resources = List.copyOf(resources);
    }

    /** Returns the first tokens of an authorization. */
    static GrantResult first(
            Authorization authorization, List<String> audience, @Nullable String refreshToken, @Nullable String nonce) {
        return new GrantResult(
                authorization.subject(), authorization.scopes(), audience, authorization, refreshToken, nonce);
    }

    /** Omits the refresh token. */
    @Override
    public String toString() {
        return "GrantResult[subject=" + subject + ", scopes=" + scopes + "]";
    }
}
