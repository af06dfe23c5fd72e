package dev.chirograph.sdk;

import dev.chirograph.sdk.api.ApiGroups;
import dev.chirograph.sdk.transport.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/**
 * The client of one server's Chirograph API. Create one, keep it for the lifetime of the application and close it at the end:
 * all calls share its connections and tokens. Its methods are the groups of operations. Thread-safe.
 *
 * <p>Each call has a timeout. Within it, the client fetches and renews access tokens, retries once with a new token after a 401
 * with {@code invalid_token}, and retries failures according to {@link Retry}. Calls throw {@link ChirographException}.
 */
public final class ChirographClient extends ApiGroups implements AutoCloseable {
    private final ApiClient client;

    private ChirographClient(ApiClient client) {
        super(client.engine());
        this.client = client;
    }

    /** Returns a builder; only the endpoint is required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Signs the user in and waits for the end of the sign-in. Returns immediately if the client has a valid access token, and
     * without the user if the store has a valid refresh token. Calls never start a sign-in; a call that needs a token during
     * one waits for it within its timeout.
     *
     * @throws SignInDeniedException if the user or the server denies the sign-in
     * @throws SignInExpiredException if the code for another device expires first
     * @throws CallTimeoutException if the user does not sign in within the timeout of the {@link dev.chirograph.sdk.auth.SignIn}
     * @throws AuthenticationException if the sign-in fails for another reason
     * @throws TransportException if the server does not respond, or the client is closed
     * @throws InterruptedCallException if the waiting thread is interrupted, which cancels the sign-in
     * @throws IllegalStateException if {@link Builder#auth} is not an {@link Auth#signIn}, or a sign-in is in progress
     */
    public void signIn() {
        client.signIn();
    }

    /**
     * Signs the user in like {@link #signIn}, without waiting.
     *
     * @return completes when the user has signed in, or exceptionally with what {@code signIn} throws; cancelling it cancels
     *     the sign-in
     * @throws IllegalStateException if {@link Builder#auth} is not an {@link Auth#signIn}, or a sign-in is in progress
     */
    public CompletableFuture<Void> signInAsync() {
        return client.signInAsync();
    }

    /**
     * Closes the client and its connections. Calls in progress fail with {@link TransportException}, later ones with {@link
     * IllegalStateException}. Idempotent.
     */
    @Override
    public void close() {
        client.close();
    }

    /** Builds a client. Not thread-safe. */
    public static final class Builder {
        private final ApiClient.Builder client = ApiClient.builder().tokenUrl(TOKEN_URL);

        private Builder() {}

        /**
         * Sets the base URI of the API. Required.
         *
         * @param endpoint an {@code https} URI, which may have a path; plain {@code http} is accepted for localhost only
         * @throws IllegalArgumentException if it is not such a URI
         */
        public Builder endpoint(URI endpoint) {
            client.endpoint(endpoint);
            return this;
        }

        /** Sets how the client authenticates; {@link Auth#none()} by default. */
        public Builder auth(Auth auth) {
            client.auth(auth);
            return this;
        }

        /**
         * Sets the issuer identifier of the authorization server, where users sign in. It is the audience of client assertions.
         * Its metadata must have exactly this issuer (RFC 8414, section 3.3).
         *
         * @param issuer a URI such as {@code https://login.example}; plain {@code http} is accepted for localhost only; the
         *     endpoint by default
         * @throws IllegalArgumentException if it is not such a URI
         */
        public Builder issuer(String issuer) {
            client.issuer(issuer);
            return this;
        }

        /**
         * Trusts only the certificates of a file, for a server with a self-signed certificate or one of a private CA.
         *
         * @param pem a PEM file with certificates of the server or of its CA; {@link #build} reads it
         */
        public Builder trustCertificate(Path pem) {
            client.trustCertificate(pem);
            return this;
        }

        /** Sets the TLS trust and key material, such as client certificates; {@link SSLContext#getDefault} by default. */
        public Builder sslContext(SSLContext sslContext) {
            client.sslContext(sslContext);
            return this;
        }

        /**
         * Sets the timeout of a whole call: waiting for a token, all attempts, the delays between them and reading the body.
         * {@link CallOptions} may change it for one call.
         *
         * @param timeout positive and at most one day; 60 seconds by default
         * @throws IllegalArgumentException if it is out of this range
         */
        public Builder timeout(Duration timeout) {
            client.timeout(timeout);
            return this;
        }

        /**
         * Sets the timeout for connecting to the server, for each attempt and within the timeout of the call.
         *
         * @param connectTimeout positive and at most one day; 10 seconds by default
         * @throws IllegalArgumentException if it is out of this range
         */
        public Builder connectTimeout(Duration connectTimeout) {
            client.connectTimeout(connectTimeout);
            return this;
        }

        /** Sets the retry policy; {@link Retry#standard()} by default. {@link CallOptions} may change it for one call. */
        public Builder retry(Retry retry) {
            client.retry(retry);
            return this;
        }

        /**
         * Sets the maximum size of a response body, which is read into memory. A call with a larger one fails with {@link
         * MalformedResponseException}.
         *
         * @param maxResponseBytes positive; 8 MiB by default
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxResponseBytes(int maxResponseBytes) {
            client.maxResponseBytes(maxResponseBytes);
            return this;
        }

        /**
         * Replaces the transport, which is based on {@code java.net.http}. Closing the client does not close it.
         *
         * @param transport a transport with its own TLS settings and connect timeout
         */
        public Builder transport(Transport transport) {
            client.transport(transport);
            return this;
        }

        /** Sets the executor of dependent stages of asynchronous calls; threads of the client by default. */
        public Builder executor(Executor executor) {
            client.executor(executor);
            return this;
        }

        /**
         * Adds the application to the {@code User-Agent} header.
         *
         * @param application a product such as {@code warehouse/2.1} (RFC 9110, section 10.1.5)
         * @throws IllegalArgumentException if it is not a product
         */
        public Builder userAgent(String application) {
            client.userAgent(application);
            return this;
        }

        /**
         * Returns the client. It connects with the first call.
         *
         * @throws IllegalStateException if the endpoint is missing, or settings exclude each other
         * @throws IllegalArgumentException if the certificate file cannot be read
         */
        public ChirographClient build() {
            return new ChirographClient(client.build());
        }
    }
}
