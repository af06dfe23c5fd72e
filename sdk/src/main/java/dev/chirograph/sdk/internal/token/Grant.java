package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.auth.TokenStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What access tokens are asked for with.
 *
 * @param client who asks
 * @param credentials what to present when there is no refresh token; null if then nothing is left but to sign in anew
 * @param store where refresh tokens are kept; null for a grant that has none
 * @param scopes what to ask for; empty for all that may be had
 * @param signIn how a user signs in when no refresh token is good; null if that happens elsewhere
 * @param dpop what tokens are bound to; null for tokens of their bearer
 */
public record Grant(
        Client client,
        @Nullable Form credentials,
        @Nullable TokenStore store,
        List<String> scopes,
        @Nullable SignIn signIn,
        @Nullable DpopKey dpop) {

    /** Copies the scopes. */
    public Grant {
        scopes = List.copyOf(scopes);
    }

    /** Asks without anybody to sign in. */
    public Grant(Client client, @Nullable Form credentials, @Nullable TokenStore store, List<String> scopes) {
        this(client, credentials, store, scopes, null, null);
    }

    /** Asks in the name of a user who signs in. */
    public static Grant ofSignIn(Client client, SignIn signIn, TokenStore store) {
        return new Grant(client, null, store, List.of(), signIn, null);
    }

    /** Returns the same grant with a client that authenticates, or another one. */
    public Grant withClient(Client other) {
        return new Grant(other, credentials, store, scopes, signIn, dpop);
    }

    /** Returns the same grant for other scopes. */
    public Grant withScopes(List<String> others) {
        return new Grant(client, credentials, store, others, signIn, dpop);
    }

    /** Returns the same grant for tokens that are bound to a key. */
    public Grant withDpop(DpopKey key) {
        return new Grant(client, credentials, store, scopes, signIn, key);
    }
}
