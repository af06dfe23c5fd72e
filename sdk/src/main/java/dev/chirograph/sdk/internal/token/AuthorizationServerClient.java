package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.call.TransportFailures;
import dev.chirograph.sdk.internal.json.Codec;
import dev.chirograph.sdk.internal.json.InvalidContentException;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.internal.json.MalformedJsonException;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.transport.Headers;
import dev.chirograph.sdk.transport.Transport;
import dev.chirograph.sdk.transport.TransportRequest;
import dev.chirograph.sdk.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends requests to the endpoints of an authorization server, each once and with a timeout. */
public final class AuthorizationServerClient {
    private static final int MAX_RESPONSE_BYTES = 64 * 1024;
    private static final int MAX_DESCRIPTION_LENGTH = 500;

    private final Transport transport;
    private final Scheduler scheduler;
    private final Duration timeout;
    private final String userAgent;
    private final String issuer;
    private final @Nullable DpopProofs proofs;

    /**
     * Creates a client of an authorization server.
     *
     * @param timeout the timeout of each request
     * @param issuer the audience of client assertions
     * @param proofs the DPoP proofs; null for bearer tokens
     */
    public AuthorizationServerClient(
            Transport transport,
            Scheduler scheduler,
            Duration timeout,
            String userAgent,
            String issuer,
            @Nullable DpopProofs proofs) {
        this.issuer = issuer;
        this.proofs = proofs;
        this.transport = transport;
        this.scheduler = scheduler;
        this.timeout = timeout;
        this.userAgent = userAgent;
    }

    /** Sends a GET without authentication. The future fails with an {@link IOException} if there is no response. */
    public CompletableFuture<TransportResponse> get(URI uri) {
        return send(TransportRequest.of("GET", uri, Headers.of(headers()), null, MAX_RESPONSE_BYTES));
    }

    /** Posts a form with the authentication of a client. The future fails with an {@link IOException} if there is no response. */
    public CompletableFuture<TransportResponse> post(URI uri, Client client, Form form) {
        if (proofs == null) {
            return send(request(uri, client, form));
        }
        return send(request(uri, client, form)).thenCompose(response -> {
            boolean hasNonce = proofs.storeNonce(uri, response.headers());
            // One retry only: a server may reject every nonce.
            return hasNonce && isUseDpopNonce(response)
                    ? send(request(uri, client, form)).whenComplete((second, failure) -> {
                        if (second != null) {
                            proofs.storeNonce(uri, second.headers());
                        }
                    })
                    : CompletableFuture.completedFuture(response);
        });
    }

    /** Returns the DPoP proofs; null for bearer tokens. */
    @Nullable
    DpopProofs proofs() {
        return proofs;
    }

    /** Parses the JSON of a response; returns null if the codec cannot read it. */
    public static <T> @Nullable T parse(Codec<T> codec, TransportResponse response) {
        if (response.bodyTooLarge()) {
            return null;
        }
        try {
            return Json.decode(codec, response.body());
        } catch (MalformedJsonException | InvalidContentException notJson) {
            // The exception is dropped, since its message may quote the body with its tokens.
            return null;
        }
    }

    /** Replaces characters that RFC 6749, section 5.2, forbids in errors, to prevent log injection. */
    public static @Nullable String printable(@Nullable String description) {
        if (description == null) {
            return null;
        }
        String clean = description.replaceAll("[^ -~]", "?");
        return clean.length() > MAX_DESCRIPTION_LENGTH ? clean.substring(0, MAX_DESCRIPTION_LENGTH) + "…" : clean;
    }

    /**
     * Returns the failure of a request without a response.
     *
     * @param endpoint the name of the endpoint, such as {@code token endpoint}
     * @param failure the failure of the request's future
     */
    public static TokenFailure unreachable(String endpoint, Throwable failure) {
        Throwable cause = TransportFailures.unwrap(failure);
        String reason = "the " + endpoint + " sent no response: " + TransportFailures.describe(cause);
        return new TokenFailure.Unreachable(reason, cause, !TransportFailures.isPermanent(cause));
    }

    /** Each request has a new assertion and a new proof, which are valid once. */
    private TransportRequest request(URI uri, Client client, Form form) {
        Map<String, List<String>> headers = headers();
        headers.put("content-type", List.of("application/x-www-form-urlencoded"));
        if (proofs != null) {
            headers.put("dpop", List.of(proofs.create("POST", uri, null)));
        }
        String authorization = client.authorization();
        Form complete = form;
        if (authorization != null) {
            headers.put("authorization", List.of(authorization));
        } else {
            complete = complete.with("client_id", client.id());
        }
        if (client.key() != null) {
            complete = client.key().sign(complete, client.id(), issuer, scheduler.now());
        }
        return TransportRequest.of("POST", uri, Headers.of(headers), complete.encode(), MAX_RESPONSE_BYTES);
    }

    /** RFC 9449, section 8. */
    private static boolean isUseDpopNonce(TransportResponse response) {
        TokenResponse error = response.status() == 400 ? parse(TokenResponse.CODEC, response) : null;
        return error != null && "use_dpop_nonce".equals(error.error());
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("accept", List.of("application/json"));
        headers.put("user-agent", List.of(userAgent));
        return headers;
    }

    private CompletableFuture<TransportResponse> send(TransportRequest request) {
        CompletableFuture<TransportResponse> exchange = exchange(request);
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        Runnable cancelTimeout = scheduler.schedule(timeout, () -> {
            result.completeExceptionally(new IOException("timed out after " + timeout.toMillis() + " ms"));
            exchange.cancel(true);
        });
        exchange.whenComplete((response, failure) -> {
            cancelTimeout.run();
            if (response != null) {
                result.complete(response);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private CompletableFuture<TransportResponse> exchange(TransportRequest request) {
        try {
            return transport.send(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
