package dev.chirograph.server.oauth.grant;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a code stands for.
 *
 * @param clientId the only client that may redeem it
 * @param redirectUri where the browser took it, as the request wrote it
 * @param codeChallenge the S256 challenge of the verifier that redeems it (RFC 7636, section 4.2); null when the request had
 *     none, and the code is then redeemed without
 * @param dpopKey the thumbprint of the key that the request named for its tokens (RFC 9449, section 10), null when none
 * @param subject the id of the user who agreed
 * @param scopes what the client may do
 * @param resources what access tokens may be for (RFC 8707), at least this API
 * @param nonce what the ID token repeats, null when there is nothing
 * @param claims the parameter {@code claims} in JSON, null when there was none
 * @param authenticatedAt when the user gave the password
 * @param browserSession the sign-in of the browser
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
