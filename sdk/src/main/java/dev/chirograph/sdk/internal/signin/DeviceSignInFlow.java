package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.auth.DeviceCode;
import dev.chirograph.sdk.auth.DeviceSignIn;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.Client;
import dev.chirograph.sdk.internal.token.Form;
import dev.chirograph.sdk.internal.token.InteractiveGrant;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.TokenEndpoint;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Denied;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Reply;
import dev.chirograph.sdk.internal.token.TokenFailure;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Signs a user in on another device (RFC 8628): shows a code and asks now and then whether the user is done. */
final class DeviceSignInFlow implements InteractiveGrant {
    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code";
    private static final long STANDARD_INTERVAL_SECONDS = 5;
    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private final DeviceSignIn how;
    private final Client client;
    private final List<String> scopes;
    private final Discovery discovery;
    private final AuthorizationServerClient requests;
    private final TokenEndpoint tokenEndpoint;
    private final Scheduler time;
    private final Executor workers;

    /**
     * Signs in at the server that is discovered.
     *
     * @param workers where the code is shown
     */
    DeviceSignInFlow(
            DeviceSignIn how,
            Client client,
            List<String> scopes,
            Discovery discovery,
            AuthorizationServerClient requests,
            TokenEndpoint tokenEndpoint,
            Scheduler time,
            Executor workers) {
        this.how = how;
        this.client = client;
        this.scopes = scopes;
        this.discovery = discovery;
        this.requests = requests;
        this.tokenEndpoint = tokenEndpoint;
        this.time = time;
        this.workers = workers;
    }

    @Override
    public CompletableFuture<Reply> begin() {
        SignInAttempt attempt = new SignInAttempt(time, how.timeout());
        discovery
                .metadata()
                .thenCompose(this::authorize)
                .thenAcceptAsync(response -> show(attempt, response), workers)
                .exceptionally(thrown -> {
                    attempt.fail(thrown);
                    return null;
                });
        return attempt.result();
    }

    private CompletableFuture<TransportResponse> authorize(ServerMetadata metadata) {
        URI endpoint = Discovery.endpoint(metadata.deviceAuthorizationEndpoint(), "device_authorization_endpoint");
        Form form = scopes.isEmpty() ? Form.empty() : Form.of("scope", String.join(" ", scopes));
        return requests.post(endpoint, client, form).handle((response, failure) -> {
            if (response == null) {
                throw new SignInFailedException(AuthorizationServerClient.unreachable("device authorization endpoint", failure));
            }
            return response;
        });
    }

    private void show(SignInAttempt attempt, TransportResponse response) {
        DeviceAuthorizationResponse answer = AuthorizationServerClient.parse(DeviceAuthorizationResponse.CODEC, response);
        if (response.status() != 200 || answer == null) {
            String error = answer == null ? null : AuthorizationServerClient.readable(answer.error());
            throw new SignInFailedException(new TokenFailure.RefusedAt(
                    "device authorization endpoint",
                    response.status() + (error == null ? "" : " " + error),
                    answer == null ? null : AuthorizationServerClient.readable(answer.errorDescription())));
        }
        if (answer.deviceCode() == null || answer.userCode() == null || answer.expiresIn() == null) {
            throw new SignInFailedException(new TokenFailure.Unusable(
                    "the device authorization endpoint's answer lacks what RFC 8628 asks for", null));
        }
        Duration expiresIn = seconds(answer.expiresIn());
        Duration interval = seconds(answer.interval() == null ? STANDARD_INTERVAL_SECONDS : answer.interval());
        String complete = answer.verificationUriComplete();
        DeviceCode code = DeviceCode.of(
                answer.userCode(),
                Discovery.endpoint(answer.verificationUri(), "verification_uri"),
                complete == null ? null : Discovery.endpoint(complete, "verification_uri_complete"),
                expiresIn);
        attempt.whenOver(time.after(expiresIn, () -> attempt.fail(new TokenFailure.SignInExpired())));
        if (attempt.isOver()) {
            return;
        }
        how.display().accept(code);
        Form form = Form.ofGrantType(GRANT_TYPE).with("device_code", answer.deviceCode());
        askAfter(interval, attempt, form, interval);
    }

    private void askAfter(Duration wait, SignInAttempt attempt, Form form, Duration interval) {
        Runnable forget = time.after(wait, () -> ask(attempt, form, interval));
        attempt.whenOver(forget);
    }

    private void ask(SignInAttempt attempt, Form form, Duration interval) {
        tokenEndpoint.ask(client, form).whenComplete((reply, thrown) -> {
            if (attempt.isOver()) {
                return;
            }
            if (thrown != null) {
                attempt.fail(thrown);
            } else if (reply instanceof Denied denied) {
                denied(attempt, form, interval, denied.failure());
            } else {
                attempt.end(reply);
            }
        });
    }

    /** RFC 8628, section 3.5. */
    private void denied(SignInAttempt attempt, Form form, Duration interval, TokenFailure failure) {
        if (failure.retryAfter() != null) {
            Duration retryAfter = failure.retryAfter();
            askAfter(retryAfter.compareTo(interval) > 0 ? retryAfter : interval, attempt, form, interval);
        } else if (failure.isTransient()) {
            // A server that does not answer is to be asked less and less often.
            askAfter(interval.multipliedBy(2), attempt, form, interval.multipliedBy(2));
        } else if (failure instanceof TokenFailure.Refused refused && refused.error() != null) {
            refused(attempt, form, interval, refused);
        } else {
            attempt.fail(failure);
        }
    }

    private void refused(SignInAttempt attempt, Form form, Duration interval, TokenFailure.Refused refused) {
        switch (refused.error()) {
            case "authorization_pending" -> askAfter(interval, attempt, form, interval);
            case "slow_down" -> askAfter(interval.plus(SLOWER), attempt, form, interval.plus(SLOWER));
            case "access_denied" -> attempt.fail(new TokenFailure.SignInDenied(refused.description()));
            case "expired_token" -> attempt.fail(new TokenFailure.SignInExpired());
            default -> attempt.fail(refused);
        }
    }

    /** Keeps what somebody else says within a day, and above nothing. */
    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(Math.max(1, Math.min(seconds, LONGEST_SECONDS)));
    }
}
