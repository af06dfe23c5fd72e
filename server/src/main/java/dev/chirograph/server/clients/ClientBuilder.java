package dev.chirograph.server.clients;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes clients. Not safe for use by several threads. */
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

    /** Lets it authenticate so. */
    public ClientBuilder authenticationMethod(AuthenticationMethod method) {
        this.authenticationMethod = method;
        return this;
    }

    /** Gives it a secret of this Argon2id hash; null for none. */
    public ClientBuilder secretHash(@Nullable String hash) {
        this.secretHash = hash;
        return this;
    }

    /** Gives it public keys, a JWK set in JSON; null for none. */
    public ClientBuilder jwks(@Nullable String keys) {
        this.jwks = keys;
        return this;
    }

    /** Lets it use these grant types. */
    public ClientBuilder grants(Collection<String> types) {
        this.grants = Set.copyOf(types);
        return this;
    }

    /** Lets its tokens carry these scopes. */
    public ClientBuilder scopes(Collection<String> most) {
        this.scopes = Set.copyOf(most);
        return this;
    }

    /** Lets browsers be sent back there. */
    public ClientBuilder redirectUris(List<String> uris) {
        this.redirectUris = uris;
        return this;
    }

    /** Lets browsers be sent there after signing out. */
    public ClientBuilder postLogoutRedirectUris(List<String> uris) {
        this.postLogoutRedirectUris = uris;
        return this;
    }

    /** Says whether users are asked for their consent. */
    public ClientBuilder consentRequired(boolean required) {
        this.consentRequired = required;
        return this;
    }

    /** Says whether all its tokens must be bound to a key. */
    public ClientBuilder dpopRequired(boolean required) {
        this.dpopRequired = required;
        return this;
    }

    /** Says whether its authorization requests must be pushed. */
    public ClientBuilder pushedRequestsRequired(boolean required) {
        this.pushedRequestsRequired = required;
        return this;
    }

    /** Says whether its authorization requests must have a code challenge. */
    public ClientBuilder pkceRequired(boolean required) {
        this.pkceRequired = required;
        return this;
    }

    /** Has its ID tokens signed so: {@code RS256}, {@code PS256} or {@code ES256}. */
    public ClientBuilder idTokenAlgorithm(String algorithm) {
        this.idTokenAlgorithm = algorithm;
        return this;
    }

    /** Says whether it may ask for tokens. */
    public ClientBuilder enabled(boolean may) {
        this.enabled = may;
        return this;
    }

    /** Makes the client. */
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
