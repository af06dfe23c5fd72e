package dev.chirograph.server.token;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an issuer outside writes its access tokens, where that is not as RFC 9068 has it.
 *
 * @param profiled whether {@code typ} says {@code at+jwt}; otherwise it says {@code JWT}, as ID tokens do
 * @param mark what else a token must say to be an access token; needed where {@code typ} does not tell
 * @param clientClaim the claim that names the client
 * @param scopeClaim the claim that holds the scopes, as a text with spaces between them or as an array of texts
 */
public record TokenProfile(boolean profiled, @Nullable Mark mark, String clientClaim, String scopeClaim) {

    /** As RFC 9068 has it. */
    public static final TokenProfile RFC_9068 = new TokenProfile(true, null, "client_id", "scope");

    /** What ID tokens have as well (OpenID Connect Core, section 2), so that it tells nothing. */
    private static final Set<String> OF_ID_TOKENS = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "auth_time",
            "nonce",
            "acr",
            "amr",
            "azp",
            "at_hash",
            "sid");

    /**
     * Checks that access tokens can be told from ID tokens.
     *
     * @throws IllegalArgumentException if they cannot
     */
    public TokenProfile {
        if (!profiled && mark == null) {
            throw new IllegalArgumentException("typ is not at+jwt, and no claim marks access tokens");
        }
    }

    /**
     * A claim that access tokens have and ID tokens have not, or not with this value.
     *
     * @throws IllegalArgumentException if ID tokens have the claim, too
     */
    public record Mark(String claim, String value) {
        /** Checks the claim. */
        public Mark {
            if (OF_ID_TOKENS.contains(claim)) {
                throw new IllegalArgumentException("ID tokens have the claim " + claim + ", too");
            }
        }
    }
}
