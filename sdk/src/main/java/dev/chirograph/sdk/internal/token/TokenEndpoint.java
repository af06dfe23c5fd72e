package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.retry.RetryAfter;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends token requests (RFC 6749, section 3.2), each once, and tells refusals and failures from tokens. */
public final class TokenEndpoint {
    private final URI uri;
    private final AuthorizationServerClient requests;
    private final Scheduler time;

    /** Stands for the endpoint at a URI. */
    public TokenEndpoint(URI uri, AuthorizationServerClient requests, Scheduler time) {
        this.uri = uri;
        this.requests = requests;
        this.time = time;
    }

    /** What came of a token request. */
    public sealed interface Reply permits Granted, Denied {}

    /** There are tokens. */
    public record Granted(TokenResponse answer) implements Reply {}

    /** There are none. */
    public record Denied(TokenFailure failure) implements Reply {}

    /** Returns what proves that the sender has the key that tokens are bound to; null if they are bound to none. */
    public @Nullable DpopProofs proofs() {
        return requests.proofs();
    }

    /** Sends a form in a client's name. */
    public CompletableFuture<Reply> ask(Client client, Form form) {
        return requests.post(uri, client, form)
                .handle((response, failure) -> response != null
                        ? read(response)
                        : new Denied(AuthorizationServerClient.unreachable("token endpoint", failure)));
    }

    private Reply read(TransportResponse response) {
        TokenResponse answer = AuthorizationServerClient.parse(TokenResponse.CODEC, response);
        if (response.status() != 200) {
            return new Denied(new TokenFailure.Refused(
                    response.status(),
                    answer == null ? null : AuthorizationServerClient.readable(answer.error()),
                    answer == null ? null : AuthorizationServerClient.readable(answer.errorDescription()),
                    mayComeBack(response.status()) ? RetryAfter.of(response.headers(), time.now()) : null));
        }
        String reason = whatIsWrong(answer);
        return answer == null || reason != null
                ? new Denied(new TokenFailure.Unusable("the token endpoint's answer " + reason, null))
                : new Granted(answer);
    }

    private @Nullable String whatIsWrong(@Nullable TokenResponse answer) {
        if (answer == null) {
            return "is not the JSON of RFC 6749";
        }
        if (answer.accessToken() == null || !AccessToken.isSendable(answer.accessToken())) {
            return "has no access token that can be sent";
        }
        // RFC 6749, section 7.1: a client must not use a token of a type that it does not know.
        String type = proofs() == null ? "Bearer" : "DPoP";
        return type.equalsIgnoreCase(answer.tokenType()) ? null : "has a token of a type other than " + type;
    }

    private static boolean mayComeBack(int status) {
        return status == 429 || status == 503;
    }
}
