package dev.chirograph.server.token;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The differences between the access tokens of an external issuer and RFC 9068.
 *
 * @param profiled whether {@code typ} is {@code at+jwt}; otherwise it is {@code JWT}, as in ID tokens
 * @param discriminator the claim that distinguishes access tokens from ID tokens; required unless {@code profiled}
 * @param clientClaim the claim with the client id
 * @param scopeClaim the claim with the scopes, as a space-separated string or an array of strings
 */
public record TokenProfile(
        boolean profiled, @Nullable Discriminator discriminator, String clientClaim, String scopeClaim) {

    /** The profile of RFC 9068. */
    public static final TokenProfile RFC_9068 = new TokenProfile(true, null, "client_id", "scope");

    /** The claims of ID tokens (OpenID Connect Core, section 2), which cannot distinguish access tokens. */
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
     * Checks that access tokens can be distinguished from ID tokens.
     *
     * @throws IllegalArgumentException if they cannot
     */
    public TokenProfile {
        if (!profiled && discriminator == null) {
            throw new IllegalArgumentException("without typ at+jwt, a claim must distinguish access tokens");
        }
    }

    /**
     * A claim that access tokens have with this value, and ID tokens do not.
     *
     * @throws IllegalArgumentException if ID tokens also have the claim
     */
    public record Discriminator(String claim, String value) {
        /** Checks the claim. */
        public Discriminator {
            if (OF_ID_TOKENS.contains(claim)) {
                throw new IllegalArgumentException("ID tokens also have the claim " + claim);
            }
        }
    }
}
