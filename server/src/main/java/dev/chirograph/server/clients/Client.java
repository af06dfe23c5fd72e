package dev.chirograph.server.clients;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A registered client. Immutable; created by {@link #builder}.
 *
 * @param id the {@code client_id}
 * @param name its display name
 * @param authenticationMethod how it authenticates
 * @param secretHash the hash of its secret: HMAC-SHA-256 if the server generated it, Argon2id if a person chose it;
 *     null for none
 * @param jwks its public keys as a JWK set in JSON; null for none
 * @param grants the grant types it may use, such as {@code client_credentials}
 * @param scopes the scopes that its tokens may have
 * @param redirectUris its redirect URIs
 * @param postLogoutRedirectUris its redirect URIs after logout
 * @param consentRequired whether users must consent
 * @param dpopRequired whether all its tokens must be bound to a key (RFC 9449)
 * @param pushedRequestsRequired whether its authorization requests must be pushed (RFC 9126)
 * @param pkceRequired whether its authorization requests must have a code challenge (RFC 7636); always true for a
 *     public client
 * @param idTokenAlgorithm the algorithm of its ID tokens: {@code RS256}, {@code PS256} or {@code ES256}
 * @param enabled whether it can request tokens
 */
public record Client(
        String id,
        String name,
        AuthenticationMethod authenticationMethod,
        @Nullable String secretHash,
        @Nullable String jwks,
        Set<String> grants,
        Set<String> scopes,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        boolean consentRequired,
        boolean dpopRequired,
        boolean pushedRequestsRequired,
        boolean pkceRequired,
        String idTokenAlgorithm,
        boolean enabled) {

    /** Copies the collections. */
    public Client {
        grants = Set.copyOf(grants);
        scopes = Set.copyOf(scopes);
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    }

    /** Returns a builder of a public client without grants, which is enabled and requires consent. */
    public static ClientBuilder builder(String id, String name) {
        return new ClientBuilder(id, name);
    }

    /** Returns a builder that starts with this client's values. */
    public ClientBuilder toBuilder() {
        return new ClientBuilder(this);
    }

    /** Returns whether the client has no credentials (RFC 6749, section 2.1), so that its id alone identifies it. */
    public boolean isPublic() {
        return authenticationMethod == AuthenticationMethod.NONE;
    }

    /** Omits the hash. */
    @Override
    public String toString() {
        return "Client[id=" + id + ", name=" + name + ", authenticationMethod=" + authenticationMethod.value()
                + ", grants=" + grants + ", scopes=" + scopes + ", enabled=" + enabled + "]";
    }
}
