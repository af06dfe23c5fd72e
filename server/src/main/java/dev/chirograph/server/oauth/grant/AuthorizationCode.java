package dev.chirograph.server.oauth.grant;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content of an authorization code (RFC 6749, section 4.1.2): the granted rights, and the request that it is bound
 * to.
 *
 * @param clientId the only client that can redeem it
 * @param redirectUri the {@code redirect_uri} of the authorization request, unchanged
 * @param codeChallenge the S256 {@code code_challenge} (RFC 7636, section 4.2), null if the request had none
 * @param dpopKey the {@code dpop_jkt} of the request (RFC 9449, section 10), null for none
 * @param subject the id of the user who consented
 * @param scopes the granted scopes
 * @param resources the resources that access tokens may be for (RFC 8707), at least this API
 * @param nonce the {@code nonce} of the ID token, null for none
 * @param claims the parameter {@code claims} in JSON, null for none
 * @param authenticatedAt when the user entered the password
 * @param browserSession the browser session in which the user consented
 */
public record AuthorizationCode(
        String clientId,
        String redirectUri,
        @Nullable String codeChallenge,
        @Nullable String dpopKey,
        String subject,
        Set<String> scopes,
        List<String> resources,
        @Nullable String nonce,
        @Nullable String claims,
        Instant authenticatedAt,
        UUID browserSession) {

    /** Copies the collections. */
    public AuthorizationCode {
        scopes = Set.copyOf(scopes);
        resources = List.copyOf(resources);
    }
}
