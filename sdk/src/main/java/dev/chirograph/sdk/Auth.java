package dev.chirograph.sdk;

import dev.chirograph.sdk.auth.DeviceSignIn;
import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.internal.call.HeaderRules;
import dev.chirograph.sdk.internal.token.Client;
import dev.chirograph.sdk.internal.token.ClientKey;
import dev.chirograph.sdk.internal.token.DpopKey;
import dev.chirograph.sdk.internal.token.Form;
import dev.chirograph.sdk.internal.token.Grant;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a client proves who it is. Immutable; one may be given to several clients, except one with a refresh token: that
 * belongs to one client, which replaces it.
 */
public final class Auth {
    private static final Auth NONE = new Auth(null, null, Map.of());

    private final @Nullable Grant grant;
    private final @Nullable Supplier<String> supplier;

    /** What is sent as it is, by the names of headers in lower case. */
    private final Map<String, Secret> headers;

    private Auth(@Nullable Grant grant, @Nullable Supplier<String> supplier, Map<String, Secret> headers) {
        this.grant = grant;
        this.supplier = supplier;
        this.headers = headers;
    }

    /** Sends no access token: enough for operations that need none. */
    public static Auth none() {
        return NONE;
    }

    /**
     * Acts for the application itself (RFC 6749, section 4.4).
     *
     * @param clientId the id of a registered client
     * @param clientSecret its secret
     */
    public static Auth clientCredentials(String clientId, String clientSecret) {
        Client client = new Client(Objects.requireNonNull(clientId, "clientId"), Secret.of(clientSecret));
        return of(new Grant(client, Form.ofGrantType("client_credentials"), null, List.of()));
    }

    /**
     * Acts for the application itself, which signs assertions with a key (RFC 7523, section 2.2).
     *
     * @param clientId the id of a registered client
     * @param key an EC key on P-256 (ES256), or an RSA key of 2048 bits or more (PS256)
     * @param keyId the {@code kid} of the public half, which the server has
     * @throws IllegalArgumentException if it is another key
     */
    public static Auth clientCredentials(String clientId, PrivateKey key, String keyId) {
        Client client = new Client(Objects.requireNonNull(clientId, "clientId"), null);
        return of(new Grant(client, Form.ofGrantType("client_credentials"), null, List.of()))
                .clientKey(key, keyId);
    }

    /**
     * Acts for a user who signed in before (RFC 6749, section 6). The server replaces the refresh token with each renewal;
     * the new ones are forgotten when the process ends, so that this is for programs that run once.
     *
     * @param clientId the client that the user signed in with
     * @param refreshToken what the sign-in gave
     */
    public static Auth refreshToken(String clientId, String refreshToken) {
        return refreshToken(clientId, TokenStore.inMemory(Secret.of(refreshToken)));
    }

    /**
     * Acts for a user who signed in before, with a refresh token from a store that gets each new one.
     *
     * @param clientId the client that the user signed in with
     * @param store holds the refresh token that the sign-in gave
     */
    public static Auth refreshToken(String clientId, TokenStore store) {
        Client client = new Client(Objects.requireNonNull(clientId, "clientId"), null);
        return of(new Grant(client, null, Objects.requireNonNull(store, "store"), List.of()));
    }

    /**
     * Acts for a user who signs in with the client's {@code signIn()}, in a browser of this machine or on another device. As
     * long as the store has a good refresh token, nobody needs to sign in.
     *
     * @param clientId the id of a registered client
     * @param how {@link LoopbackSignIn} or {@link DeviceSignIn}
     * @param store keeps the refresh token between two runs
     */
    public static Auth signIn(String clientId, SignIn how, TokenStore store) {
        Client client = new Client(Objects.requireNonNull(clientId, "clientId"), null);
        return of(Grant.ofSignIn(client, Objects.requireNonNull(how, "how"), Objects.requireNonNull(store, "store")));
    }

    /**
     * Acts for a user who signs in with the client's {@code signIn()}, each time that the program runs.
     *
     * @param clientId the id of a registered client
     * @param how {@link LoopbackSignIn} or {@link DeviceSignIn}
     */
    public static Auth signIn(String clientId, SignIn how) {
        return signIn(clientId, how, TokenStore.inMemory(null));
    }

    /**
     * Acts for a user whose password the application knows.
     *
     * @param clientId the client to sign in with
     * @param username the user's name
     * @param password the user's password
     * @deprecated An application that sees a user's password can lose it, and no second factor can stand in the way (RFC 9700,
     *     section 2.4). Let the user {@linkplain #signIn(String, SignIn, TokenStore) sign in}, or let the application act for
     *     itself with {@link #clientCredentials}. Servers in production may refuse it.
     */
    @Deprecated(since = "0.1.0")
    public static Auth password(String clientId, String username, String password) {
        Form form = Form.ofGrantType("password")
                .with("username", Objects.requireNonNull(username, "username"))
                .with("password", Objects.requireNonNull(password, "password"));
        Client client = new Client(Objects.requireNonNull(clientId, "clientId"), null);
        return of(new Grant(client, form, TokenStore.inMemory(null), List.of()));
    }

    /**
     * Sends access tokens that somebody else gets and renews.
     *
     * @param supplier asked for each attempt, by many threads at once; may block
     */
    public static Auth bearer(Supplier<String> supplier) {
        return new Auth(null, Objects.requireNonNull(supplier, "supplier"), Map.of());
    }

    /**
     * Sends a key in a header, for APIs that ask for that ({@code type: apiKey}).
     *
     * @param header its name, such as {@code X-API-Key}
     * @param key the key
     * @throws IllegalArgumentException if either cannot be sent in a header
     */
    public static Auth apiKey(String header, String key) {
        HeaderRules.checkName(header);
        HeaderRules.checkValue(header, key);
        return new Auth(null, null, Map.of(header.toLowerCase(Locale.ROOT), Secret.of(key)));
    }

    /**
     * Sends a name and a password with each call, for APIs that ask for that (RFC 7617).
     *
     * @param username without a colon
     * @param password the password
     * @throws IllegalArgumentException if the name has a colon
     */
    public static Auth basic(String username, String password) {
        if (username.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The name ends at a colon, so that it cannot have one");
        }
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        Secret value = Secret.of("Basic " + Base64.getEncoder().encodeToString(both));
        return new Auth(null, null, Map.of("authorization", value));
    }

    /**
     * Returns the same, asking for these scopes alone in place of the server's default, which is all that may be had but
     * {@code offline_access}.
     *
     * @throws IllegalStateException if this asks for no tokens
     */
    public Auth scopes(String... scopes) {
        return of(asking().withScopes(List.of(scopes)));
    }

    /**
     * Returns the same, with a client that authenticates with a secret.
     *
     * @throws IllegalStateException if this asks for no tokens
     */
    public Auth clientSecret(String clientSecret) {
        Grant asking = asking();
        return of(asking.withClient(new Client(asking.client().id(), Secret.of(clientSecret))));
    }

    /**
     * Returns the same, with a client that signs assertions with a key in place of sending a secret ({@code private_key_jwt};
     * RFC 7523, section 2.2). The server has the public half, under the same id.
     *
     * @param key an EC key on P-256 (ES256), or an RSA key of 2048 bits or more (PS256)
     * @param keyId the {@code kid} of the public half
     * @throws IllegalArgumentException if it is another key
     * @throws IllegalStateException if this asks for no tokens
     */
    public Auth clientKey(PrivateKey key, String keyId) {
        Grant asking = asking();
        ClientKey clientKey = new ClientKey(Objects.requireNonNull(key, "key"), Objects.requireNonNull(keyId, "keyId"));
        return of(asking.withClient(new Client(asking.client().id(), null, clientKey)));
    }

    /**
     * Returns the same, with tokens that are bound to a key (DPoP, RFC 9449): whoever steals one cannot use it. The key is made
     * here and ends with the process, and a public client's refresh token with it; see {@link #dpop(KeyPair)}.
     *
     * @throws IllegalStateException if this asks for no tokens
     */
    public Auth dpop() {
        return of(asking().withDpop(DpopKey.generate()));
    }

    /**
     * Returns the same, with tokens that are bound to a key of one's own (DPoP, RFC 9449). A refresh token that survives the
     * process in a {@link TokenStore} is of use only with the key that it is bound to.
     *
     * @param key an EC key on P-256
     * @throws IllegalArgumentException if it is another key
     * @throws IllegalStateException if this asks for no tokens
     */
    public Auth dpop(KeyPair key) {
        return of(asking().withDpop(new DpopKey(Objects.requireNonNull(key, "key"))));
    }

    @Nullable
    Grant grant() {
        return grant;
    }

    @Nullable
    Supplier<String> supplier() {
        return supplier;
    }

    Map<String, Secret> headers() {
        return headers;
    }

    /** Tells nothing but the client's id. */
    @Override
    public String toString() {
        if (grant != null) {
            return "Auth[client " + grant.client().id() + "]";
        }
        if (supplier != null) {
            return "Auth[bearer]";
        }
        return headers.isEmpty() ? "Auth[none]" : "Auth" + headers.keySet();
    }

    private Grant asking() {
        if (grant == null) {
            throw new IllegalStateException(this + " asks for no tokens, so it has neither scopes nor a client");
        }
        return grant;
    }

    private static Auth of(Grant grant) {
        return new Auth(grant, null, Map.of());
    }
}
