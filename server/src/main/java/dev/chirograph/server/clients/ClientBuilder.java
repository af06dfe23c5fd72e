package dev.chirograph.server.clients;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds clients. Not thread-safe. */
public final class ClientBuilder {
    private final String id;
    private final String name;
    private AuthenticationMethod authenticationMethod = AuthenticationMethod.NONE;
    private @Nullable String secretHash;
    private @Nullable String jwks;
    private Set<String> grants = Set.of();
    private Set<String> scopes = Set.of();
    private List<String> redirectUris = List.of();
    private List<String> postLogoutRedirectUris = List.of();
    private boolean consentRequired = true;
    private boolean dpopRequired;
    private boolean pushedRequestsRequired;
    private boolean pkceRequired = true;
    private String idTokenAlgorithm = "RS256";
    private boolean enabled = true;

    ClientBuilder(String id, String name) {
        this.id = id;
        this.name = name;
    }

    ClientBuilder(Client client) {
        this(client.id(), client.name());
        authenticationMethod = client.authenticationMethod();
        secretHash = client.secretHash();
        jwks = client.jwks();
        grants = client.grants();
        scopes = client.scopes();
        redirectUris = client.redirectUris();
        postLogoutRedirectUris = client.postLogoutRedirectUris();
        consentRequired = client.consentRequired();
        dpopRequired = client.dpopRequired();
        pushedRequestsRequired = client.pushedRequestsRequired();
        pkceRequired = client.pkceRequired();
        idTokenAlgorithm = client.idTokenAlgorithm();
        enabled = client.enabled();
    }

    /** Sets the authentication method. */
    public ClientBuilder authenticationMethod(AuthenticationMethod method) {
        this.authenticationMethod = method;
        return this;
    }

    /** Sets the hash of its secret; null for none. */
    public ClientBuilder secretHash(@Nullable String hash) {
        this.secretHash = hash;
        return this;
    }

    /** Sets its public keys, a JWK set in JSON; null for none. */
    public ClientBuilder jwks(@Nullable String keys) {
        this.jwks = keys;
        return this;
    }

    /** Sets the grant types that it may use. */
    public ClientBuilder grants(Collection<String> types) {
        this.grants = Set.copyOf(types);
        return this;
    }

    /** Sets the scopes that its tokens may have. */
    public ClientBuilder scopes(Collection<String> most) {
        this.scopes = Set.copyOf(most);
        return this;
    }

    /** Sets the redirect URIs. */
    public ClientBuilder redirectUris(List<String> uris) {
        this.redirectUris = uris;
        return this;
    }

    /** Sets the redirect URIs after logout. */
    public ClientBuilder postLogoutRedirectUris(List<String> uris) {
        this.postLogoutRedirectUris = uris;
        return this;
    }

    /** Sets whether users must consent. */
    public ClientBuilder consentRequired(boolean required) {
        this.consentRequired = required;
        return this;
    }

    /** Sets whether all its tokens must be bound to a key. */
    public ClientBuilder dpopRequired(boolean required) {
        this.dpopRequired = required;
        return this;
    }

    /** Sets whether its authorization requests must be pushed. */
    public ClientBuilder pushedRequestsRequired(boolean required) {
        this.pushedRequestsRequired = required;
        return this;
    }

    /** Sets whether its authorization requests must have a code challenge. */
    public ClientBuilder pkceRequired(boolean required) {
        this.pkceRequired = required;
        return this;
    }

    /** Sets the algorithm of its ID tokens: {@code RS256}, {@code PS256} or {@code ES256}. */
    public ClientBuilder idTokenAlgorithm(String algorithm) {
        this.idTokenAlgorithm = algorithm;
        return this;
    }

    /** Sets whether it can request tokens. */
    public ClientBuilder enabled(boolean may) {
        this.enabled = may;
        return this;
    }

    /** Returns the client. */
    public Client build() {
        return new Client(
                id,
                name,
                authenticationMethod,
                secretHash,
                jwks,
                grants,
                scopes,
                redirectUris,
                postLogoutRedirectUris,
                consentRequired,
                dpopRequired,
                pushedRequestsRequired,
                pkceRequired,
                idTokenAlgorithm,
                enabled);
    }
}
