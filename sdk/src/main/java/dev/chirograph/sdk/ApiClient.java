package dev.chirograph.sdk;

import dev.chirograph.sdk.engine.Engine;
import dev.chirograph.sdk.internal.call.ClientSettings;
import dev.chirograph.sdk.internal.call.Pipeline;
import dev.chirograph.sdk.internal.call.StackTraces;
import dev.chirograph.sdk.internal.http.JdkTransport;
import dev.chirograph.sdk.internal.http.TrustedCertificates;
import dev.chirograph.sdk.internal.retry.Backoff;
import dev.chirograph.sdk.internal.signin.SignInManager;
import dev.chirograph.sdk.internal.time.SystemScheduler;
import dev.chirograph.sdk.internal.time.Timeouts;
import dev.chirograph.sdk.internal.time.Workers;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.DpopProofs;
import dev.chirograph.sdk.internal.token.Endpoints;
import dev.chirograph.sdk.internal.token.Grant;
import dev.chirograph.sdk.internal.token.RenewingTokenSource;
import dev.chirograph.sdk.internal.token.SuppliedTokenSource;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.internal.token.TokenSource;
import dev.chirograph.sdk.transport.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The client of any API, without its operations. Those are generated from the API's document and run on this client's
 * {@linkplain #engine() engine}, as those of {@link ChirographClient} do. The client of another document is a class like this:
 *
 * <pre>{@code
 * public final class LibraryClient extends ApiGroups implements AutoCloseable {
 *     private final ApiClient client;
 *
 *     public LibraryClient(ApiClient client) {
 *         super(client.engine());
 *         this.client = client;
 *     }
 *
 *     @Override
 *     public void close() {
 *         client.close();
 *     }
 * }
 * }</pre>
 *
 * <p>Create one, keep it for the lifetime of the application and close it at the end: all calls share its connections and
 * tokens. Thread-safe.
 */
public final class ApiClient implements AutoCloseable {
    private final Pipeline pipeline;
    private final @Nullable SignInManager signIns;
    private final Runnable closeResources;

    private ApiClient(Pipeline pipeline, @Nullable SignInManager signIns, Runnable closeResources) {
        this.pipeline = pipeline;
        this.signIns = signIns;
        this.closeResources = closeResources;
    }

    /** Returns the engine for the constructors of generated groups of operations. */
    public Engine engine() {
        return pipeline;
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
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedCallException(SignInManager.OPERATION, false);
        }
        CompletableFuture<Void> signIn = signIns().start();
        try {
            signIn.get();
        } catch (InterruptedException e) {
            signIn.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(SignInManager.OPERATION, false);
        } catch (ExecutionException e) {
            throw StackTraces.ofCaller(e.getCause());
        }
    }

    /**
     * Signs the user in like {@link #signIn}, without waiting.
     *
     * @return completes when the user has signed in, or exceptionally with what {@code signIn} throws; cancelling it cancels
     *     the sign-in
     * @throws IllegalStateException if {@link Builder#auth} is not an {@link Auth#signIn}, or a sign-in is in progress
     */
    public CompletableFuture<Void> signInAsync() {
        return signIns().start();
    }

    private SignInManager signIns() {
        if (signIns == null) {
            throw new IllegalStateException("This client has no sign-in; set `auth` to Auth.signIn(…)");
        }
        return signIns;
    }

    /**
     * Closes the client and its connections. Calls in progress fail with {@link TransportException}, later ones with {@link
     * IllegalStateException}. Idempotent.
     */
    @Override
    public void close() {
        pipeline.close();
        if (signIns != null) {
            signIns.close();
        }
        closeResources.run();
    }

    /** Builds a client. Not thread-safe. */
    public static final class Builder {
        private static final Duration TOKEN_REQUEST_TIMEOUT = Duration.ofSeconds(30);

        private @Nullable URI endpoint;
        private Auth auth = Auth.none();
        private String tokenUrl = "";
        private @Nullable String issuer;
        private @Nullable Path trustedCertificate;
        private @Nullable SSLContext sslContext;
        private @Nullable Transport transport;
        private @Nullable Executor executor;
        private @Nullable Duration connectTimeout;
        private Duration timeout = Duration.ofSeconds(60);
        private Retry retry = Retry.standard();
        private int maxResponseBytes = 8 * 1024 * 1024;
        private @Nullable String application;

        private Builder() {}

        /**
         * Sets the base URI of the API. Required.
         *
         * @param endpoint an {@code https} URI, which may have a path; plain {@code http} is accepted for localhost only
         * @throws IllegalArgumentException if it is not such a URI
         */
        public Builder endpoint(URI endpoint) {
            this.endpoint = Endpoints.check(endpoint);
            return this;
        }

        /** Sets how the client authenticates; {@link Auth#none()} by default. */
        public Builder auth(Auth auth) {
            this.auth = Objects.requireNonNull(auth, "auth");
            return this;
        }

        /**
         * Sets the URL of the token endpoint, the document's {@code tokenUrl}: generated groups have it as {@code TOKEN_URL}.
         * Required if {@link #auth} requests tokens.
         *
         * @param tokenUrl relative to the endpoint, such as {@code /oauth2/token}, or an absolute {@code https} URL; plain
         *     {@code http} is accepted for localhost only
         * @throws IllegalArgumentException if it is not such a URL
         */
        public Builder tokenUrl(String tokenUrl) {
            this.tokenUrl = Endpoints.checkTokenUrl(tokenUrl);
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
            Endpoints.check(URI.create(issuer));
            this.issuer = issuer;
            return this;
        }

        /**
         * Trusts only the certificates of a file, for a server with a self-signed certificate or one of a private CA.
         *
         * @param pem a PEM file with certificates of the server or of its CA; {@link #build} reads it
         */
        public Builder trustCertificate(Path pem) {
            this.trustedCertificate = Objects.requireNonNull(pem, "pem");
            return this;
        }

        /** Sets the TLS trust and key material, such as client certificates; {@link SSLContext#getDefault} by default. */
        public Builder sslContext(SSLContext sslContext) {
            this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
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
            this.timeout = Timeouts.check("timeout", timeout);
            return this;
        }

        /**
         * Sets the timeout for connecting to the server, for each attempt and within the timeout of the call.
         *
         * @param connectTimeout positive and at most one day; 10 seconds by default
         * @throws IllegalArgumentException if it is out of this range
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Timeouts.check("connectTimeout", connectTimeout);
            return this;
        }

        /** Sets the retry policy; {@link Retry#standard()} by default. {@link CallOptions} may change it for one call. */
        public Builder retry(Retry retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
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
            if (maxResponseBytes < 1) {
                throw new IllegalArgumentException("`maxResponseBytes` must be positive, but is " + maxResponseBytes);
            }
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /**
         * Replaces the transport, which is based on {@code java.net.http}. Closing the client does not close it.
         *
         * @param transport a transport with its own TLS settings and connect timeout
         */
        public Builder transport(Transport transport) {
            this.transport = Objects.requireNonNull(transport, "transport");
            return this;
        }

        /** Sets the executor of dependent stages of asynchronous calls; threads of the client by default. */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Adds the application to the {@code User-Agent} header.
         *
         * @param application a product such as {@code warehouse/2.1} (RFC 9110, section 10.1.5)
         * @throws IllegalArgumentException if it is not a product
         */
        public Builder userAgent(String application) {
            this.application = UserAgent.checkProduct(application);
            return this;
        }

        /**
         * Returns the client. It connects with the first call.
         *
         * @throws IllegalStateException if the endpoint is missing, or settings exclude each other
         * @throws IllegalArgumentException if the certificate file cannot be read
         */
        public ApiClient build() {
            if (endpoint == null) {
                throw new IllegalStateException(
                        "`endpoint` is missing; set it to a URI such as https://localhost:8443");
            }
            if (trustedCertificate != null && sslContext != null) {
                throw new IllegalStateException(
                        "`trustCertificate` and `sslContext` exclude each other; set one of them");
            }
            if (auth.grant() != null && tokenUrl.isEmpty()) {
                throw new IllegalStateException("`tokenUrl` is missing; set it, since `auth` requests tokens");
            }
            boolean setsUpTransport = trustedCertificate != null || sslContext != null || connectTimeout != null;
            if (transport != null && setsUpTransport) {
                throw new IllegalStateException("`transport` excludes `trustCertificate`, `sslContext` and"
                        + " `connectTimeout`; configure TLS and the connect timeout on the transport");
            }
            return assemble(endpoint);
        }

        private ApiClient assemble(URI endpoint) {
            Workers workers = new Workers();
            SystemScheduler scheduler = new SystemScheduler(workers);
            DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
            JdkTransport own = transport == null ? jdkTransport(workers) : null;
            Transport used = own == null ? transport : own;
            ClientSettings settings = new ClientSettings(
                    endpoint, timeout, retry, maxResponseBytes, UserAgent.of(application), auth.headers());
            Tokens tokens = tokens(settings, used, scheduler, workers, random);
            Pipeline pipeline = new Pipeline(
                    settings,
                    used,
                    tokens.source(),
                    scheduler,
                    executor == null ? workers : executor,
                    new Backoff(random),
                    () -> UUID.randomUUID().toString());
            return new ApiClient(pipeline, tokens.signIns(), () -> {
                scheduler.close();
                if (own != null) {
                    own.close();
                }
            });
        }

        private JdkTransport jdkTransport(Workers workers) {
            SSLContext tls = trustedCertificate == null ? sslContext : TrustedCertificates.context(trustedCertificate);
            return new JdkTransport(workers, connectTimeout == null ? Duration.ofSeconds(10) : connectTimeout, tls);
        }

        /** The source of access tokens and the sign-in of users; null for none. */
        private record Tokens(
                @Nullable TokenSource source, @Nullable SignInManager signIns) {}

        private Tokens tokens(
                ClientSettings settings,
                Transport used,
                SystemScheduler scheduler,
                Workers workers,
                DoubleSupplier random) {
            if (auth.supplier() != null) {
                return new Tokens(new SuppliedTokenSource(auth.supplier(), workers), null);
            }
            Grant grant = auth.grant();
            if (grant == null) {
                return new Tokens(null, null);
            }
            String server = issuer == null ? settings.endpoint().toString() : issuer;
            DpopProofs proofs = grant.dpop() == null ? null : new DpopProofs(grant.dpop(), scheduler);
            AuthorizationServerClient requests = new AuthorizationServerClient(
                    used, scheduler, TOKEN_REQUEST_TIMEOUT, settings.userAgent(), server, proofs);
            TokenEndpoint tokenEndpoint =
                    new TokenEndpoint(Endpoints.resolve(settings.endpoint(), tokenUrl), requests, scheduler);
            RenewingTokenSource engine = new RenewingTokenSource(grant, tokenEndpoint, scheduler, workers, random);
            if (grant.signIn() == null) {
                return new Tokens(engine, null);
            }
            return new Tokens(
                    engine,
                    SignInManager.of(
                            grant, grant.signIn(), engine, tokenEndpoint, requests, server, scheduler, workers));
        }
    }
}
