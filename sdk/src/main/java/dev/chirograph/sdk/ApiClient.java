package dev.chirograph.sdk;

import dev.chirograph.sdk.engine.Engine;
import dev.chirograph.sdk.internal.call.Pipeline;
import dev.chirograph.sdk.internal.call.Settings;
import dev.chirograph.sdk.internal.http.JdkTransport;
import dev.chirograph.sdk.internal.http.TrustedCertificates;
import dev.chirograph.sdk.internal.retry.Backoff;
import dev.chirograph.sdk.internal.time.SystemTime;
import dev.chirograph.sdk.internal.time.Workers;
import dev.chirograph.sdk.internal.token.SuppliedTokens;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.internal.token.TokenEngine;
import dev.chirograph.sdk.internal.token.TokenSource;
import dev.chirograph.sdk.transport.Transport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
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
    private final Runnable release;

    private ApiClient(Pipeline pipeline, Runnable release) {
        this.pipeline = pipeline;
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

    /** Takes no more calls, gives up those under way, which fail with {@link TransportException}, and frees connections. */
    @Override
    public void close() {
        pipeline.close();
        release.run();
    }

    /** Collects what a client needs to know. Not safe for use by several threads. */
    public static final class Builder {
        private static final Duration LONGEST_TOKEN_REQUEST = Duration.ofSeconds(30);

        private @Nullable URI endpoint;
        private Auth auth = Auth.none();
        private String tokenUrl = "";
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
         * {@link UnreadableAnswerException}.
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
            SystemTime time = new SystemTime(workers);
            DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
            JdkTransport own = transport == null ? jdkTransport(workers) : null;
            Transport used = own == null ? transport : own;
            Settings settings = new Settings(
                    endpoint, timeout, retry, maximumResponseBytes, UserAgent.of(application), auth.headers());
            Pipeline pipeline = new Pipeline(
                    settings,
                    used,
                    tokens(settings, used, time, workers, random),
                    time,
                    executor == null ? workers : executor,
                    new Backoff(random),
                    () -> UUID.randomUUID().toString());
            return new ApiClient(pipeline, () -> {
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

        private @Nullable TokenSource tokens(
                Settings settings, Transport used, SystemTime time, Workers workers, DoubleSupplier random) {
            if (auth.supplier() != null) {
                return new SuppliedTokens(auth.supplier(), workers);
            }
            if (auth.grant() == null) {
                return null;
            }
            TokenEndpoint tokenEndpoint = new TokenEndpoint(
                    Endpoints.resolve(settings.endpoint(), tokenUrl),
                    used,
                    time,
                    LONGEST_TOKEN_REQUEST,
                    settings.userAgent());
            return new TokenEngine(auth.grant(), tokenEndpoint, time, workers, random);
        }
    }
}
