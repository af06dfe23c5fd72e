package dev.chirograph.sdk.internal.signin;

import dev.chirograph.sdk.auth.DeviceCode;
import dev.chirograph.sdk.auth.DeviceSignIn;
import dev.chirograph.sdk.internal.token.AuthorizationServerClient;
import dev.chirograph.sdk.internal.token.Form;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Failed;
import dev.chirograph.sdk.internal.token.TokenFailure;
import dev.chirograph.sdk.transport.TransportResponse;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The device authorization grant (RFC 8628): shows a code and polls the token endpoint until the user is done. */
final class DeviceSignInFlow extends SignInFlow {
    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code";
    private static final long DEFAULT_INTERVAL_SECONDS = 5;
    private static final Duration SLOW_DOWN = Duration.ofSeconds(5);
    private static final long MAX_SECONDS = Duration.ofDays(1).toSeconds();

    private final DeviceSignIn signIn;

    DeviceSignInFlow(DeviceSignIn signIn, Context context) {
        super(context, signIn.timeout());
        this.signIn = signIn;
    }

    @Override
    CompletableFuture<Void> continueWith(SignInAttempt attempt, CompletableFuture<ServerMetadata> metadata) {
        return metadata.thenCompose(this::requestCode)
                .thenAcceptAsync(response -> showCode(attempt, response), context.workers());
    }

    private CompletableFuture<TransportResponse> requestCode(ServerMetadata metadata) {
        URI endpoint = Discovery.endpoint(metadata.deviceAuthorizationEndpoint(), "device_authorization_endpoint");
        Form form = context.withScopes(Form.empty());
        return context.server().post(endpoint, context.client(), form).handle((response, failure) -> {
            if (response == null) {
                throw new SignInFailedException(
                        AuthorizationServerClient.unreachable("device authorization endpoint", failure));
            }
            return response;
        });
    }

    private void showCode(SignInAttempt attempt, TransportResponse httpResponse) {
        DeviceAuthorizationResponse response = parse(httpResponse);
        Duration expiresIn = seconds(response.expiresIn());
        Duration interval = seconds(response.interval() == null ? DEFAULT_INTERVAL_SECONDS : response.interval());
        String complete = response.verificationUriComplete();
        DeviceCode code = DeviceCode.of(
                response.userCode(),
                Discovery.endpoint(response.verificationUri(), "verification_uri"),
                complete == null ? null : Discovery.endpoint(complete, "verification_uri_complete"),
                expiresIn);
        attempt.onCompletion(
                context.scheduler().schedule(expiresIn, () -> attempt.fail(new TokenFailure.SignInExpired())));
        if (attempt.isDone()) {
            return;
        }
        signIn.display().accept(code);
        Form form = Form.ofGrantType(GRANT_TYPE).with("device_code", response.deviceCode());
        pollAfter(interval, attempt, form, interval);
    }

    private static DeviceAuthorizationResponse parse(TransportResponse httpResponse) {
        DeviceAuthorizationResponse response =
                AuthorizationServerClient.parse(DeviceAuthorizationResponse.CODEC, httpResponse);
        if (httpResponse.status() != 200 || response == null) {
            String error = response == null ? null : AuthorizationServerClient.printable(response.error());
            throw new SignInFailedException(new TokenFailure.EndpointError(
                    "device authorization endpoint",
                    httpResponse.status() + (error == null ? "" : " " + error),
                    response == null ? null : AuthorizationServerClient.printable(response.errorDescription())));
        }
        if (response.deviceCode() == null || response.userCode() == null || response.expiresIn() == null) {
            throw new SignInFailedException(new TokenFailure.Unavailable(
                    "the device authorization endpoint's response lacks a field that RFC 8628 requires", null));
        }
        return response;
    }

    private void pollAfter(Duration delay, SignInAttempt attempt, Form form, Duration interval) {
        attempt.onCompletion(context.scheduler().schedule(delay, () -> poll(attempt, form, interval)));
    }

    private void poll(SignInAttempt attempt, Form form, Duration interval) {
        context.tokenEndpoint().request(context.client(), form).whenComplete((result, thrown) -> {
            if (attempt.isDone()) {
                return;
            }
            if (thrown != null) {
                attempt.fail(thrown);
            } else if (result instanceof Failed failed) {
                onFailure(attempt, form, interval, failed.failure());
            } else {
                attempt.complete(result);
            }
        });
    }

    /** RFC 8628, section 3.5. */
    private void onFailure(SignInAttempt attempt, Form form, Duration interval, TokenFailure failure) {
        if (failure.retryAfter() != null) {
            Duration retryAfter = failure.retryAfter();
            pollAfter(retryAfter.compareTo(interval) > 0 ? retryAfter : interval, attempt, form, interval);
        } else if (failure.isTransient()) {
            // Exponential backoff while the server is unavailable.
            pollAfter(interval.multipliedBy(2), attempt, form, interval.multipliedBy(2));
        } else if (failure instanceof TokenFailure.ErrorResponse error && error.error() != null) {
            onError(attempt, form, interval, error);
        } else {
            attempt.fail(failure);
        }
    }

    private void onError(SignInAttempt attempt, Form form, Duration interval, TokenFailure.ErrorResponse error) {
        switch (error.error()) {
            case "authorization_pending" -> pollAfter(interval, attempt, form, interval);
            case "slow_down" -> pollAfter(interval.plus(SLOW_DOWN), attempt, form, interval.plus(SLOW_DOWN));
            case "access_denied" -> attempt.fail(new TokenFailure.SignInDenied(error.description()));
            case "expired_token" -> attempt.fail(new TokenFailure.SignInExpired());
            default -> attempt.fail(error);
        }
    }

    /** Limits a number of seconds from the server to between one second and one day. */
    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(Math.max(1, Math.min(seconds, MAX_SECONDS)));
    }
}
