package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.call.TransportFailures;
import dev.chirograph.sdk.internal.json.InvalidContentException;
import dev.chirograph.sdk.internal.json.Json;
import dev.chirograph.sdk.internal.json.MalformedJsonException;
import dev.chirograph.sdk.internal.retry.RetryAfter;
import dev.chirograph.sdk.internal.time.Time;
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

/** Sends token requests (RFC 6749, section 3.2), each once, and tells refusals and failures from tokens. */
public final class TokenEndpoint {
    /** Tokens are small; whatever is larger is no token answer. */
    private static final int LARGEST_ANSWER = 64 * 1024;

    private static final int LONGEST_DESCRIPTION = 500;

    private final URI uri;
    private final Transport transport;
    private final Time time;
    private final Duration timeout;
    private final String userAgent;

    /**
     * Stands for the endpoint at a URI.
     *
     * @param timeout how long to wait for an answer
     */
    public TokenEndpoint(URI uri, Transport transport, Time time, Duration timeout, String userAgent) {
        this.uri = uri;
        this.transport = transport;
        this.time = time;
        this.timeout = timeout;
        this.userAgent = userAgent;
    }

    /** What came of a token request. */
    sealed interface Reply permits Granted, Denied {}

    record Granted(TokenAnswer answer) implements Reply {}

    record Denied(TokenFailure failure) implements Reply {}

    CompletableFuture<Reply> ask(Client client, Form form) {
        CompletableFuture<TransportResponse> exchange;
        try {
            exchange = transport.send(request(client, form));
        } catch (RuntimeException e) {
            exchange = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<TransportResponse> answer = exchange;
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Runnable inTime = time.after(timeout, () -> {
            String reason = "the token endpoint did not answer within " + timeout.toMillis() + " ms";
            reply.complete(new Denied(new TokenFailure.Unreachable(reason, new IOException(reason), true)));
            answer.cancel(true);
        });
        answer.whenComplete((response, failure) -> {
            inTime.run();
            try {
                reply.complete(response != null ? read(response) : new Denied(unreachable(failure)));
            } catch (RuntimeException e) {
                reply.completeExceptionally(e);
            }
        });
        return reply;
    }

    private TransportRequest request(Client client, Form form) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("accept", List.of("application/json"));
        headers.put("content-type", List.of("application/x-www-form-urlencoded"));
        headers.put("user-agent", List.of(userAgent));
        String authorization = client.authorization();
        if (authorization != null) {
            headers.put("authorization", List.of(authorization));
        }
        Form complete = authorization == null ? form.with("client_id", client.id()) : form;
        return TransportRequest.of("POST", uri, Headers.of(headers), complete.encode(), LARGEST_ANSWER);
    }

    private Reply read(TransportResponse response) {
        TokenAnswer answer = parse(response);
        if (response.status() != 200) {
            return new Denied(new TokenFailure.Refused(
                    response.status(),
                    answer == null ? null : readable(answer.error()),
                    answer == null ? null : readable(answer.errorDescription()),
                    mayComeBack(response.status()) ? RetryAfter.of(response.headers(), time.now()) : null));
        }
        String reason = whatIsWrong(answer);
        return answer == null || reason != null
                ? new Denied(new TokenFailure.Unusable("the token endpoint's answer " + reason, null))
                : new Granted(answer);
    }

    private static @Nullable String whatIsWrong(@Nullable TokenAnswer answer) {
        if (answer == null) {
            return "is not the JSON of RFC 6749";
        }
        if (answer.accessToken() == null || !AccessToken.isSendable(answer.accessToken())) {
            return "has no access token that can be sent";
        }
        // RFC 6749, section 7.1: a client must not use a token of a type that it does not know.
        return "Bearer".equalsIgnoreCase(answer.tokenType()) ? null : "has a token of a type other than Bearer";
    }

    private static @Nullable TokenAnswer parse(TransportResponse response) {
        if (response.bodyTooLarge()) {
            return null;
        }
        try {
            return Json.decode(TokenAnswer.CODEC, response.body());
        } catch (MalformedJsonException | InvalidContentException notJson) {
            // Its message may quote the body, which may hold tokens; the caller says what is wrong in its own words.
            return null;
        }
    }

    private static boolean mayComeBack(int status) {
        return status == 429 || status == 503;
    }

    /** Keeps what RFC 6749, section 5.2, allows in an error: a foreign text must not write lines into a log. */
    private static @Nullable String readable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("[^ -~]", "?");
        return clean.length() > LONGEST_DESCRIPTION ? clean.substring(0, LONGEST_DESCRIPTION) + "…" : clean;
    }

    private static TokenFailure unreachable(Throwable failure) {
        Throwable cause = TransportFailures.unwrap(failure);
        String reason = "the token endpoint gave no answer: " + TransportFailures.describe(cause);
        return new TokenFailure.Unreachable(reason, cause, !TransportFailures.isLasting(cause));
    }
}
