package dev.chirograph.sdk;

import dev.chirograph.sdk.engine.Engine;
import dev.chirograph.sdk.internal.call.Pipeline;
import dev.chirograph.sdk.internal.call.ClientSettings;
import dev.chirograph.sdk.internal.http.JdkTransport;
import dev.chirograph.sdk.internal.http.TrustedCertificates;
import dev.chirograph.sdk.internal.retry.Backoff;
import dev.chirograph.sdk.internal.signin.SignInManager;
import dev.chirograph.sdk.internal.time.SystemScheduler;
import dev.chirograph.sdk.internal.time.Workers;
import dev.chirograph.sdk.internal.token.DpopProofs;
import dev.chirograph.sdk.internal.token.Endpoints;
import dev.chirograph.sdk.internal.token.Grant;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.SuppliedTokenSource;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.internal.token.RenewingTokenSource;
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
 * The client of any API, without its operations: those are generated of the API's own document, and made on the {@linkplain
 * #engine() engine} of this. {@link ChirographClient} is one of this kind. A client for another document is a class like this:
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
 * <p>Make one, keep it for as long as the application runs and use it from all threads: connections and tokens are shared by
 * all calls.
 */
public final class ApiClient implements AutoCloseable {
    private final Pipeline pipeline;
    private final @Nullable SignInManager signIns;
    private final Runnable release;

    private ApiClient(Pipeline pipeline, @Nullable SignInManager signIns, Runnable release) {
        this.pipeline = pipeline;
        this.signIns = signIns;
        this.release = release;
    }

    /** Returns what the generated groups of operations are made on. */
    public Engine engine() {
        return pipeline;
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
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedCallException(SignInManager.OPERATION, false);
        }
        CompletableFuture<Void> signIn = signIns().begin();
        try {
            signIn.get();
        } catch (InterruptedException e) {
            signIn.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(SignInManager.OPERATION, false);
        } catch (ExecutionException e) {
            throw here(e.getCause());
        }
    }

    /**
     * Begins what {@link #signIn} does.
     *
     * @return completes when the user has signed in, and exceptionally with what {@code signIn} throws; to cancel it gives
     *     the sign-in up
     * @throws IllegalStateException if {@link Builder#auth} is not of {@link Auth#signIn}, or a sign-in is under way
     */
    public CompletableFuture<Void> signInAsync() {
        return signIns().begin();
    }

    private SignInManager signIns() {
        if (signIns == null) {
            throw new IllegalStateException("Nobody signs in by this client; see Auth.signIn(…)");
        }
        return signIns;
    }

    /** The exception was made on a thread that nobody knows; what helps is the line that made the call. */
    private static RuntimeException here(Throwable failure) {
        if (failure instanceof ChirographException exception) {
            exception.fillInStackTrace();
            return exception;
        }
        throw new AssertionError("A sign-in fails with exceptions of this package alone", failure);
    }

    /** Takes no more calls, gives up those under way, which fail with {@link TransportException}, and frees connections. */
    @Override
    public void close() {
        pipeline.close();
        if (signIns != null) {
            signIns.close();
        }
        release.run();
    }

    /** Collects what a client needs to know. Not safe for use by several threads. */
    public static final class Builder {
        private static final Duration LONGEST_TOKEN_REQUEST = Duration.ofSeconds(30);

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
        private int maximumResponseBytes = 8 * 1024 * 1024;
        private @Nullable String application;

        private Builder() {}

        /**
         * Sets where the API is.
         *
         * @param endpoint with {@code https}, or with {@code http} if its host is this machine; it may have a path
         * @throws IllegalArgumentException if it is none
         */
        public Builder endpoint(URI endpoint) {
            this.endpoint = Endpoints.check(endpoint);
            return this;
        }

        /** Sets how the client proves who it is; {@link Auth#none()} unless set. */
        public Builder auth(Auth auth) {
            this.auth = Objects.requireNonNull(auth, "auth");
            return this;
        }

        /**
         * Sets where access tokens are asked for, as the document says it with {@code tokenUrl}: generated groups have it as
         * {@code TOKEN_URL}. Needed if {@link #auth} asks for tokens.
         *
         * @param tokenUrl relative to the endpoint, such as {@code /oauth2/token}, or absolute like an endpoint
         * @throws IllegalArgumentException if secrets should not be sent there
         */
        public Builder tokenUrl(String tokenUrl) {
            this.tokenUrl = Endpoints.checkTokenUrl(tokenUrl);
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
            Endpoints.check(URI.create(issuer));
            this.issuer = issuer;
            return this;
        }

        /**
         * Trusts the certificates of a file and no others, for a server whose certificate is its own or a company's.
         *
         * @param pem a PEM file with certificates of the server or of those who signed it; it is read by {@link #build}
         */
        public Builder trustCertificate(Path pem) {
            this.trustedCertificate = Objects.requireNonNull(pem, "pem");
            return this;
        }

        /** Sets how TLS is spoken: whom to trust, and client certificates. Unless set, as the Java runtime does. */
        public Builder sslContext(SSLContext sslContext) {
            this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
            return this;
        }

        /**
         * Sets how long a call may take in all, unless it says otherwise: tokens, all attempts, the waits between them and
         * the answer's body.
         *
         * @param timeout more than zero and at most a day; 60 seconds unless set
         */
        public Builder timeout(Duration timeout) {
            this.timeout = CallOptions.checkTimeout(timeout);
            return this;
        }

        /**
         * Sets how long an attempt may take to reach the server, within the time of the call.
         *
         * @param connectTimeout more than zero and at most a day; 10 seconds unless set
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = CallOptions.checkTimeout(connectTimeout);
            return this;
        }

        /** Sets when to try again, unless a call says otherwise; {@link Retry#standard()} unless set. */
        public Builder retry(Retry retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /**
         * Sets how large an answer's body may be. It is read into memory; one that is larger makes the call fail with
         * {@link MalformedResponseException}.
         *
         * @param maximumResponseBytes more than zero; 8 MiB unless set
         */
        public Builder maximumResponseBytes(int maximumResponseBytes) {
            if (maximumResponseBytes < 1) {
                throw new IllegalArgumentException("An answer has some bytes, not at most " + maximumResponseBytes);
            }
            this.maximumResponseBytes = maximumResponseBytes;
            return this;
        }

        /**
         * Sends requests in another way than by {@code java.net.http}. It is not closed with the client.
         *
         * @param transport knows by itself whom to trust and how long to try to connect
         */
        public Builder transport(Transport transport) {
            this.transport = Objects.requireNonNull(transport, "transport");
            return this;
        }

        /** Sets where the continuations of async calls run; on threads of the client's own unless set. */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Adds the application to the {@code User-Agent}.
         *
         * @param application such as {@code warehouse/2.1}
         */
        public Builder userAgent(String application) {
            this.application = UserAgent.checkProduct(application);
            return this;
        }

        /**
         * Makes the client. Nothing is sent before the first call.
         *
         * @throws IllegalStateException if the endpoint is missing, or settings contradict each other
         * @throws IllegalArgumentException if the certificate file cannot be used
         */
        public ApiClient build() {
            if (endpoint == null) {
                throw new IllegalStateException("The client needs an endpoint, such as https://localhost:8443");
            }
            if (trustedCertificate != null && sslContext != null) {
                throw new IllegalStateException("Either trustCertificate or sslContext says whom to trust, not both");
            }
            if (auth.grant() != null && tokenUrl.isEmpty()) {
                throw new IllegalStateException("The client needs the tokenUrl of the API to ask for tokens");
            }
            boolean concernsTransport = trustedCertificate != null || sslContext != null || connectTimeout != null;
            if (transport != null && concernsTransport) {
                throw new IllegalStateException("A transport of your own knows by itself whom to trust and how long to"
                        + " try to connect; set these there");
            }
            return assemble(endpoint);
        }

        private ApiClient assemble(URI endpoint) {
            Workers workers = new Workers();
            SystemScheduler time = new SystemScheduler(workers);
            DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
            JdkTransport own = transport == null ? jdkTransport(workers) : null;
            Transport used = own == null ? transport : own;
            ClientSettings settings = new ClientSettings(
                    endpoint, timeout, retry, maximumResponseBytes, UserAgent.of(application), auth.headers());
            Tokens tokens = tokens(settings, used, time, workers, random);
            Pipeline pipeline = new Pipeline(
                    settings,
                    used,
                    tokens.source(),
                    time,
                    executor == null ? workers : executor,
                    new Backoff(random),
                    () -> UUID.randomUUID().toString());
            return new ApiClient(pipeline, tokens.signIns(), () -> {
                time.close();
                if (own != null) {
                    own.close();
                }
            });
        }

        private JdkTransport jdkTransport(Workers workers) {
            SSLContext tls = trustedCertificate == null ? sslContext : TrustedCertificates.context(trustedCertificate);
            return new JdkTransport(workers, connectTimeout == null ? Duration.ofSeconds(10) : connectTimeout, tls);
        }

        /** Where tokens come from, and how a user signs in to get them; null for what there is not. */
        private record Tokens(
                @Nullable TokenSource source, @Nullable SignInManager signIns) {}

        private Tokens tokens(
                ClientSettings settings, Transport used, SystemScheduler time, Workers workers, DoubleSupplier random) {
            if (auth.supplier() != null) {
                return new Tokens(new SuppliedTokenSource(auth.supplier(), workers), null);
            }
            Grant grant = auth.grant();
            if (grant == null) {
                return new Tokens(null, null);
            }
            String server = issuer == null ? settings.endpoint().toString() : issuer;
            DpopProofs proofs = grant.dpop() == null ? null : new DpopProofs(grant.dpop(), time);
            AuthorizationServerClient requests =
                    new AuthorizationServerClient(used, time, LONGEST_TOKEN_REQUEST, settings.userAgent(), server, proofs);
            TokenEndpoint tokenEndpoint =
                    new TokenEndpoint(Endpoints.resolve(settings.endpoint(), tokenUrl), requests, time);
            RenewingTokenSource engine = new RenewingTokenSource(grant, tokenEndpoint, time, workers, random);
            if (grant.signIn() == null) {
                return new Tokens(engine, null);
            }
            return new Tokens(
                    engine, SignInManager.of(grant, grant.signIn(), engine, tokenEndpoint, requests, server, time, workers));
        }
    }
}
