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
 * The API of one server. Make one, keep it for as long as the application runs and use it from all threads: connections and
 * tokens are shared by all calls. Its groups of operations are its methods.
 *
 * <p>Each call has a deadline. Within it, access tokens are fetched and renewed, an attempt whose token had just ended is made
 * again once, and what may be tried again is, as {@link Retry} says. What fails is a {@link ChirographException}.
 */
public final class ChirographClient extends ApiGroups implements AutoCloseable {
    private final ApiClient client;

    private ChirographClient(ApiClient client) {
        super(client.engine());
        this.client = client;
    }

    /** Returns a builder; only the endpoint must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Has the user sign in, and waits until that is done; does nothing if a token is there or the store's refresh token is
     * good. Calls never begin a sign-in by themselves; those that need a token meanwhile wait for it within their deadlines.
     *
     * @throws SignInDeniedException if the user, or the server, said no
     * @throws SignInExpiredException if the code for another device ended first
     * @throws CallTimeoutException if the user did not sign in within the time of the {@link dev.chirograph.sdk.auth.SignIn}
     * @throws AuthenticationException if it fails for another reason
     * @throws TransportException if the server does not answer
     * @throws InterruptedCallException if the waiting thread is interrupted, which gives the sign-in up
     * @throws IllegalStateException if {@link Builder#auth} is not of {@link Auth#signIn}, or a sign-in is under way
     */
    public void signIn() {
        client.signIn();
    }

    /**
     * Begins what {@link #signIn} does.
     *
     * @return completes when the user has signed in, and exceptionally with what {@code signIn} throws; to cancel it gives
     *     the sign-in up
     * @throws IllegalStateException if {@link Builder#auth} is not of {@link Auth#signIn}, or a sign-in is under way
     */
    public CompletableFuture<Void> signInAsync() {
        return client.signInAsync();
    }

    /** Takes no more calls, gives up those under way, which fail with {@link TransportException}, and frees connections. */
    @Override
    public void close() {
        client.close();
    }

    /** Collects what a client needs to know. Not safe for use by several threads. */
    public static final class Builder {
        private final ApiClient.Builder client = ApiClient.builder().tokenUrl(TOKEN_URL);

        private Builder() {}

        /**
         * Sets where the API is.
         *
         * @param endpoint with {@code https}, or with {@code http} if its host is this machine; it may have a path
         * @throws IllegalArgumentException if it is none
         */
        public Builder endpoint(URI endpoint) {
            client.endpoint(endpoint);
            return this;
        }

        /** Sets how the client proves who it is; {@link Auth#none()} unless set. */
        public Builder auth(Auth auth) {
            client.auth(auth);
            return this;
        }

        /**
         * Sets the authorization server that users sign in at and that clients sign assertions for, if it is not the API
         * itself. Its metadata must name the very same, and says where the rest is (RFC 8414, section 3.3).
         *
         * @param issuer absolute like an endpoint, such as {@code https://login.example}; the endpoint unless set
         * @throws IllegalArgumentException if users should not be sent there
         */
        public Builder issuer(String issuer) {
            client.issuer(issuer);
            return this;
        }

        /**
         * Trusts the certificates of a file and no others, for a server whose certificate is its own or a company's.
         *
         * @param pem a PEM file with certificates of the server or of those who signed it; it is read by {@link #build}
         */
        public Builder trustCertificate(Path pem) {
            client.trustCertificate(pem);
            return this;
        }

        /** Sets how TLS is spoken: whom to trust, and client certificates. Unless set, as the Java runtime does. */
        public Builder sslContext(SSLContext sslContext) {
            client.sslContext(sslContext);
            return this;
        }

        /**
         * Sets how long a call may take in all, unless it says otherwise: tokens, all attempts, the waits between them and
         * the answer's body.
         *
         * @param timeout more than zero and at most a day; 60 seconds unless set
         */
        public Builder timeout(Duration timeout) {
            client.timeout(timeout);
            return this;
        }

        /**
         * Sets how long an attempt may take to reach the server, within the time of the call.
         *
         * @param connectTimeout more than zero and at most a day; 10 seconds unless set
         */
        public Builder connectTimeout(Duration connectTimeout) {
            client.connectTimeout(connectTimeout);
            return this;
        }

        /** Sets when to try again, unless a call says otherwise; {@link Retry#standard()} unless set. */
        public Builder retry(Retry retry) {
            client.retry(retry);
            return this;
        }

        /**
         * Sets how large an answer's body may be. It is read into memory; one that is larger makes the call fail with
         * {@link MalformedResponseException}.
         *
         * @param maximumResponseBytes more than zero; 8 MiB unless set
         */
        public Builder maximumResponseBytes(int maximumResponseBytes) {
            client.maximumResponseBytes(maximumResponseBytes);
            return this;
        }

        /**
         * Sends requests in another way than by {@code java.net.http}. It is not closed with the client.
         *
         * @param transport knows by itself whom to trust and how long to try to connect
         */
        public Builder transport(Transport transport) {
            client.transport(transport);
            return this;
        }

        /** Sets where the continuations of async calls run; on threads of the client's own unless set. */
        public Builder executor(Executor executor) {
            client.executor(executor);
            return this;
        }

        /**
         * Adds the application to the {@code User-Agent}.
         *
         * @param application such as {@code warehouse/2.1}
         */
        public Builder userAgent(String application) {
            client.userAgent(application);
            return this;
        }

        /**
         * Makes the client. Nothing is sent before the first call.
         *
         * @throws IllegalStateException if the endpoint is missing, or settings contradict each other
         * @throws IllegalArgumentException if the certificate file cannot be used
         */
        public ChirographClient build() {
            return new ChirographClient(client.build());
        }
    }
}
