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

/** Sends requests to the endpoints of an authorization server, each once and with a bound in time. */
public final class AuthorizationServerClient {
    /** What these endpoints say is small; whatever is larger is none of their answers. */
    private static final int LARGEST_ANSWER = 64 * 1024;

    private static final int LONGEST_DESCRIPTION = 500;

    private final Transport transport;
    private final Scheduler time;
    private final Duration timeout;
    private final String userAgent;
    private final String issuer;
    private final @Nullable DpopProofs proofs;

    /**
     * Sends by a transport.
     *
     * @param timeout how long to wait for an answer
     * @param issuer whom clients sign assertions for
     * @param proofs proves that the sender has the key that tokens are to be bound to; null to bind them to none
     */
    public AuthorizationServerClient(
            Transport transport,
            Scheduler time,
            Duration timeout,
            String userAgent,
            String issuer,
            @Nullable DpopProofs proofs) {
        this.issuer = issuer;
        this.proofs = proofs;
        this.transport = transport;
        this.time = time;
        this.timeout = timeout;
        this.userAgent = userAgent;
    }

    /** Reads something public. The future fails with an {@link IOException} if there is no answer. */
    public CompletableFuture<TransportResponse> get(URI uri) {
        return send(TransportRequest.of("GET", uri, Headers.of(headers()), null, LARGEST_ANSWER));
    }

    /** Posts a form in a client's name. The future fails with an {@link IOException} if there is no answer. */
    public CompletableFuture<TransportResponse> post(URI uri, Client client, Form form) {
        if (proofs == null) {
            return send(request(uri, client, form));
        }
        return send(request(uri, client, form)).thenCompose(response -> {
            boolean hasNonce = proofs.keepNonce(uri, response.headers());
            // Once: a server that goes on asking is not to be asked without end.
            return hasNonce && asksForNonce(response)
                    ? send(request(uri, client, form)).whenComplete((answer, failure) -> {
                        if (answer != null) {
                            proofs.keepNonce(uri, answer.headers());
                        }
                    })
                    : CompletableFuture.completedFuture(response);
        });
    }

    /** Returns what proves that the sender has the key that tokens are bound to; null if they are bound to none. */
    @Nullable
    DpopProofs proofs() {
        return proofs;
    }

    /** Reads the JSON of an answer; null when it is none, or not what the codec reads. */
    public static <T> @Nullable T parse(Codec<T> codec, TransportResponse response) {
        if (response.bodyTooLarge()) {
            return null;
        }
        try {
            return Json.decode(codec, response.body());
        } catch (MalformedJsonException | InvalidContentException notJson) {
            // Its message may quote the body, which may hold tokens; the caller says what is wrong in its own words.
            return null;
        }
    }

    /** Keeps what RFC 6749, section 5.2, allows in an error: a foreign text must not write lines into a log. */
    public static @Nullable String readable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("[^ -~]", "?");
        return clean.length() > LONGEST_DESCRIPTION ? clean.substring(0, LONGEST_DESCRIPTION) + "…" : clean;
    }

    /**
     * Says that an endpoint gave no answer.
     *
     * @param endpoint what it is called, such as {@code token endpoint}
     * @param failure what a future from here failed with
     */
    public static TokenFailure unreachable(String endpoint, Throwable failure) {
        Throwable cause = TransportFailures.unwrap(failure);
        String reason = "the " + endpoint + " gave no answer: " + TransportFailures.describe(cause);
        return new TokenFailure.Unreachable(reason, cause, !TransportFailures.isLasting(cause));
    }

    /** Assertions and proofs are good once, so that each request has its own. */
    private TransportRequest request(URI uri, Client client, Form form) {
        Map<String, List<String>> headers = headers();
        headers.put("content-type", List.of("application/x-www-form-urlencoded"));
        if (proofs != null) {
            headers.put("dpop", List.of(proofs.of("POST", uri, null)));
        }
        String authorization = client.authorization();
        Form complete = form;
        if (authorization != null) {
            headers.put("authorization", List.of(authorization));
        } else {
            complete = complete.with("client_id", client.id());
        }
        if (client.key() != null) {
            complete = client.key().sign(complete, client.id(), issuer, time.now());
        }
        return TransportRequest.of("POST", uri, Headers.of(headers), complete.encode(), LARGEST_ANSWER);
    }

    /** RFC 9449, section 8. */
    private static boolean asksForNonce(TransportResponse response) {
        TokenResponse answer = response.status() == 400 ? parse(TokenResponse.CODEC, response) : null;
        return answer != null && "use_dpop_nonce".equals(answer.error());
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("accept", List.of("application/json"));
        headers.put("user-agent", List.of(userAgent));
        return headers;
    }

    private CompletableFuture<TransportResponse> send(TransportRequest request) {
        CompletableFuture<TransportResponse> exchange;
        try {
            exchange = transport.send(request);
        } catch (RuntimeException e) {
            exchange = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<TransportResponse> answer = exchange;
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        Runnable inTime = time.after(timeout, () -> {
            result.completeExceptionally(new IOException("nothing came within " + timeout.toMillis() + " ms"));
            answer.cancel(true);
        });
        answer.whenComplete((response, failure) -> {
            inTime.run();
            if (response != null) {
                result.complete(response);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
