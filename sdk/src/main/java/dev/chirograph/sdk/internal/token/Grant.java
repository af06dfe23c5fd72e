package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.auth.TokenStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client requests access tokens.
 *
 * @param client the client
 * @param credentials the form of a token request without a refresh token; null if the user must sign in instead
 * @param store stores refresh tokens; null for a grant without
 * @param scopes the scopes to request; empty for the server's default
 * @param signIn how a user signs in if there is no valid refresh token; null if that happens elsewhere
 * @param dpop the key that tokens are bound to; null for bearer tokens
 */
public record Grant(
        Client client,
        @Nullable Form credentials,
        @Nullable TokenStore store,
        List<String> scopes,
        @Nullable SignIn signIn,
        @Nullable DpopKey dpop) {

    /** Creates a grant. */
    public Grant {
        scopes = List.copyOf(scopes);
    }

    /** Creates a grant without a sign-in, for bearer tokens. */
    public Grant(Client client, @Nullable Form credentials, @Nullable TokenStore store, List<String> scopes) {
        this(client, credentials, store, scopes, null, null);
    }

    /** Returns a grant for a user who signs in. */
    public static Grant ofSignIn(Client client, SignIn signIn, TokenStore store) {
        return new Grant(client, null, store, List.of(), signIn, null);
    }

    /** Returns this grant with another client. */
    public Grant withClient(Client other) {
        return new Grant(other, credentials, store, scopes, signIn, dpop);
    }

    /** Returns this grant with other scopes. */
    public Grant withScopes(List<String> others) {
        return new Grant(client, credentials, store, others, signIn, dpop);
    }

    /** Returns this grant with tokens that are bound to a key. */
    public Grant withDpop(DpopKey key) {
        return new Grant(client, credentials, store, scopes, signIn, key);
    }
}
