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
 * How a client authenticates. Immutable. Several clients may share an instance, except one with a refresh token, which the
 * client replaces.
 */
public final class Auth {
    private static final Auth NONE = new Auth(null, null, Map.of());

    private final @Nullable Grant grant;
    private final @Nullable Supplier<String> supplier;

    /** Credentials that are sent as headers, by name in lower case. */
    private final Map<String, Secret> headers;

    private Auth(@Nullable Grant grant, @Nullable Supplier<String> supplier, Map<String, Secret> headers) {
        this.grant = grant;
        this.supplier = supplier;
        this.headers = headers;
    }

    /** Sends no credentials, for operations that require none. */
    public static Auth none() {
        return NONE;
    }

    /**
     * Acts for the application itself, with the client credentials grant (RFC 6749, section 4.4).
     *
     * @param clientId the client identifier
     * @param clientSecret the client secret
     * @throws IllegalArgumentException if the secret is empty
     */
    public static Auth clientCredentials(String clientId, String clientSecret) {
        Client client = new Client(Objects.requireNonNull(clientId, "clientId"), Secret.of(clientSecret));
        return of(new Grant(client, Form.ofGrantType("client_credentials"), null, List.of()));
    }

    /**
     * Acts for the application itself, with the client credentials grant and signed assertions ({@code private_key_jwt}; RFC
     * 7523, section 2.2).
     *
     * @param clientId the client identifier
     * @param key an EC key on P-256 (ES256), or an RSA key of at least 2048 bits (PS256)
     * @param keyId the {@code kid} of the public key that is registered for the client
     * @throws IllegalArgumentException if the key is of another type or size
     */
    public static Auth clientCredentials(String clientId, PrivateKey key, String keyId) {
        Client client = new Client(Objects.requireNonNull(clientId, "clientId"), null);
        return of(new Grant(client, Form.ofGrantType("client_credentials"), null, List.of()))
                .clientKey(key, keyId);
    }

    /**
     * Acts for a user who signed in before, with a refresh token (RFC 6749, section 6). The server replaces it with each renewal
     * and the new one is kept in memory only, so this is for programs that run once.
     *
     * @param clientId the client identifier that the user signed in with
     * @param refreshToken the refresh token
     */
    public static Auth refreshToken(String clientId, String refreshToken) {
        return refreshToken(clientId, TokenStore.inMemory(Secret.of(refreshToken)));
    }

    /**
     * Acts for a user who signed in before, with the refresh token of a store, which receives each new one.
     *
     * @param clientId the client identifier that the user signed in with
     * @param store the store with the refresh token
     */
    public static Auth refreshToken(String clientId, TokenStore store) {
        Client client = new Client(Objects.requireNonNull(clientId, "clientId"), null);
        return of(new Grant(client, null, Objects.requireNonNull(store, "store"), List.of()));
    }

    /**
     * Acts for a user who signs in with the client's {@code signIn()}, with a browser on this machine or on another device. No
     * sign-in is needed while the store has a valid refresh token.
     *
     * @param clientId the client identifier
     * @param signIn {@link LoopbackSignIn} or {@link DeviceSignIn}
     * @param store stores the refresh token between two runs
     */
    public static Auth signIn(String clientId, SignIn signIn, TokenStore store) {
        Client client = new Client(Objects.requireNonNull(clientId, "clientId"), null);
        return of(Grant.ofSignIn(
                client, Objects.requireNonNull(signIn, "signIn"), Objects.requireNonNull(store, "store")));
    }

    /**
     * Acts for a user who signs in with the client's {@code signIn()} in each run of the program.
     *
     * @param clientId the client identifier
     * @param signIn {@link LoopbackSignIn} or {@link DeviceSignIn}
     */
    public static Auth signIn(String clientId, SignIn signIn) {
        return signIn(clientId, signIn, TokenStore.inMemory(null));
    }

    /**
     * Acts for a user whose password the application knows, with the password grant (RFC 6749, section 4.3).
     *
     * @param clientId the client identifier
     * @param username the username
     * @param password the password
     * @deprecated The application can leak the password, and a second factor is impossible (RFC 9700, section 2.4). Use {@link
     *     #signIn(String, SignIn, TokenStore)} for users and {@link #clientCredentials} for the application itself. Servers in
     *     production may reject this grant.
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
     * Sends access tokens of a supplier, which renews them (RFC 6750).
     *
     * @param supplier called for each attempt; must be thread-safe and may block
     */
    public static Auth bearer(Supplier<String> supplier) {
        return new Auth(null, Objects.requireNonNull(supplier, "supplier"), Map.of());
    }

    /**
     * Sends an API key in a header ({@code type: apiKey}) with each operation that requires authentication.
     *
     * @param header the name of the header, such as {@code X-API-Key}
     * @param key the key
     * @throws IllegalArgumentException if either is invalid in a header
     */
    public static Auth apiKey(String header, String key) {
        HeaderRules.checkName(header);
        HeaderRules.checkValue(header, key);
        return new Auth(null, null, Map.of(header.toLowerCase(Locale.ROOT), Secret.of(key)));
    }

    /**
     * Sends a username and a password with each operation that requires authentication (Basic authentication, RFC 7617).
     *
     * @param username the username, without a colon
     * @param password the password
     * @throws IllegalArgumentException if the username has a colon
     */
    public static Auth basic(String username, String password) {
        if (username.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "`username` must not have a colon, which separates it from the password");
        }
        byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        Secret value = Secret.of("Basic " + Base64.getEncoder().encodeToString(both));
        return new Auth(null, null, Map.of("authorization", value));
    }

    /**
     * Returns this authentication with the scopes to request. By default, the server grants all scopes of the client except
     * {@code offline_access}.
     *
     * @throws IllegalStateException if this authentication requests no tokens
     */
    public Auth scopes(String... scopes) {
        return of(requireGrant().withScopes(List.of(scopes)));
    }

    /**
     * Returns this authentication with a client that authenticates with a secret (RFC 6749, section 2.3.1).
     *
     * @throws IllegalArgumentException if the secret is empty
     * @throws IllegalStateException if this authentication requests no tokens
     */
    public Auth clientSecret(String clientSecret) {
        Grant grant = requireGrant();
        return of(grant.withClient(new Client(grant.client().id(), Secret.of(clientSecret))));
    }

    /**
     * Returns this authentication with a client that authenticates with signed assertions ({@code private_key_jwt}; RFC 7523,
     * section 2.2).
     *
     * @param key an EC key on P-256 (ES256), or an RSA key of at least 2048 bits (PS256)
     * @param keyId the {@code kid} of the public key that is registered for the client
     * @throws IllegalArgumentException if the key is of another type or size
     * @throws IllegalStateException if this authentication requests no tokens
     */
    public Auth clientKey(PrivateKey key, String keyId) {
        Grant grant = requireGrant();
        ClientKey clientKey = new ClientKey(Objects.requireNonNull(key, "key"), Objects.requireNonNull(keyId, "keyId"));
        return of(grant.withClient(new Client(grant.client().id(), null, clientKey)));
    }

    /**
     * Returns this authentication with tokens that are bound to a new key (DPoP, RFC 9449), so that a stolen token is useless. The
     * key is lost when the process ends, and with it a public client's refresh token; to keep both, use {@link #dpop(KeyPair)}.
     *
     * @throws IllegalStateException if this authentication requests no tokens
     */
    public Auth dpop() {
        return of(requireGrant().withDpop(DpopKey.generate()));
    }

    /**
     * Returns this authentication with tokens that are bound to a key (DPoP, RFC 9449). A refresh token in a {@link TokenStore}
     * is valid only with the key that it is bound to.
     *
     * @param key an EC key on P-256
     * @throws IllegalArgumentException if the key is not on P-256
     * @throws IllegalStateException if this authentication requests no tokens
     */
    public Auth dpop(KeyPair key) {
        return of(requireGrant().withDpop(new DpopKey(Objects.requireNonNull(key, "key"))));
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

    /** Returns the kind of authentication and the client identifier, without secrets. */
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

    private Grant requireGrant() {
        if (grant == null) {
            throw new IllegalStateException(this + " requests no tokens, so it has no scopes, client or DPoP key");
        }
        return grant;
    }

    private static Auth of(Grant grant) {
        return new Auth(grant, null, Map.of());
    }
}
