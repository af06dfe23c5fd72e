package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.internal.retry.RetryAfter;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends token requests (RFC 6749, section 3.2), each once, and classifies the responses. */
public final class TokenEndpoint {
    private final URI uri;
    private final AuthorizationServerClient requests;
    private final Scheduler scheduler;

    /** Creates the endpoint at a URI. */
    public TokenEndpoint(URI uri, AuthorizationServerClient requests, Scheduler scheduler) {
        this.uri = uri;
        this.requests = requests;
        this.scheduler = scheduler;
    }

    /** The result of a token request. */
    public sealed interface Result permits Issued, Failed {}

    /** The server issued tokens. */
    public record Issued(TokenResponse response) implements Result {}

    /** There are no tokens. */
    public record Failed(TokenFailure failure) implements Result {}

    /** Returns the DPoP proofs; null for bearer tokens. */
    public @Nullable DpopProofs proofs() {
        return requests.proofs();
    }

    /** Sends a token request of a client. */
    public CompletableFuture<Result> request(Client client, Form form) {
        return requests.post(uri, client, form)
                .handle((response, failure) -> response != null
                        ? read(response)
                        : new Failed(AuthorizationServerClient.unreachable("token endpoint", failure)));
    }

    private Result read(TransportResponse httpResponse) {
        TokenResponse response = AuthorizationServerClient.parse(TokenResponse.CODEC, httpResponse);
        int status = httpResponse.status();
        if (status != 200) {
            return new Failed(new TokenFailure.ErrorResponse(
                    status,
                    response == null ? null : AuthorizationServerClient.printable(response.error()),
                    response == null ? null : AuthorizationServerClient.printable(response.errorDescription()),
                    hasRetryAfter(status) ? RetryAfter.of(httpResponse.headers(), scheduler.now()) : null));
        }
        String defect = defect(response);
        return response == null || defect != null
                ? new Failed(new TokenFailure.Unavailable("the token endpoint's response " + defect, null))
                : new Issued(response);
    }

    private @Nullable String defect(@Nullable TokenResponse response) {
        if (response == null) {
            return "is not the JSON of RFC 6749";
        }
        if (response.accessToken() == null || !AccessToken.isValid(response.accessToken())) {
            return "has no valid access token";
        }
        // RFC 6749, section 7.1: a client must not use a token of an unknown type.
        String type = proofs() == null ? "Bearer" : "DPoP";
        return type.equalsIgnoreCase(response.tokenType()) ? null : "has a token of a type other than " + type;
    }

    private static boolean hasRetryAfter(int status) {
        return status == 429 || status == 503;
    }
}
