package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.Secret;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Failed;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Issued;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Result;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests access tokens with a grant and renews them. Requests are single-flight: however many calls need a token, one token
 * request is in progress at a time, and the other calls wait for it.
 *
 * <p>A token is renewed after 75-85 % of its lifetime, at random. Meanwhile, and if the renewal fails, calls use it until shortly
 * before it expires. An invalid refresh token is never sent again. Other errors are reported to all calls for ten seconds or
 * the delay of {@code Retry-After} before the next token request.
 */
public final class RenewingTokenSource implements TokenSource {
    private static final double EARLIEST_RENEWAL = 0.75;
    private static final double RENEWAL_SPREAD = 0.10;

    /** A token is not sent shortly before it expires, because of the network's latency and the difference of clocks. */
    private static final Duration MAX_EXPIRY_MARGIN = Duration.ofSeconds(10);

    private static final int EXPIRY_MARGIN_DIVISOR = 20;
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(10);
    private static final long MAX_LIFETIME_SECONDS = Duration.ofDays(3650).toSeconds();

    private final Grant grant;
    private final TokenEndpoint endpoint;
    private final @Nullable DpopProofs proofs;
    private final Scheduler scheduler;
    private final Executor executor;
    private final DoubleSupplier random;

    /** Guards the three fields below. Nothing is called while the lock is held. */
    private final Object lock = new Object();

    private @Nullable AccessToken token;
    private @Nullable CompletableFuture<TokenOutcome> flight;
    private @Nullable Pause pause;

    /** Tokens whose refresh token is not saved yet. Only the one flight uses it. */
    private @Nullable IssuedTokens unsaved;

    /** The refresh token that is invalid, and the error response. Only the one flight uses them. */
    private @Nullable Secret invalidRefreshToken;

    private @Nullable TokenFailure invalidRefreshTokenFailure;

    /**
     * A failure after which no token is requested for a while.
     *
     * @param onlyRenewal whether the pause ends as soon as there is no valid token
     */
    private record Pause(TokenFailure failure, long until, boolean onlyRenewal) {}

    private record IssuedTokens(TokenResponse response, long requestedAt) {}

    /**
     * Creates a source of tokens.
     *
     * @param executor runs the token store, which may block
     * @param random numbers from 0 (inclusive) to 1 (exclusive)
     */
    public RenewingTokenSource(
            Grant grant, TokenEndpoint endpoint, Scheduler scheduler, Executor executor, DoubleSupplier random) {
        this.grant = grant;
        this.endpoint = endpoint;
        this.proofs = endpoint.proofs();
        this.scheduler = scheduler;
        this.executor = executor;
        this.random = random;
    }

    @Override
    public CompletableFuture<TokenOutcome> current() {
        CompletableFuture<TokenOutcome> awaited;
        CompletableFuture<TokenOutcome> started = null;
        synchronized (lock) {
            long now = scheduler.nanoTime();
            boolean usable = token != null && token.isUsableAt(now);
            boolean paused = pause != null && now - pause.until() < 0 && (usable || !pause.onlyRenewal());
            boolean renewalDue = !usable || token.isDueForRenewalAt(now);
            if (renewalDue && !paused && flight == null) {
                started = new CompletableFuture<>();
                flight = started;
            }
            if (usable) {
                awaited = CompletableFuture.completedFuture(token);
            } else if (flight != null) {
                // A copy: a call that stops waiting must not cancel the flight of the others.
                awaited = flight.copy();
            } else {
                awaited = CompletableFuture.completedFuture(failureDuring(pause, now));
            }
        }
        if (started != null) {
            executor.execute(() -> fly(null));
        }
        return awaited;
    }

    /**
     * Returns a valid token, for which the user signs in if there is no valid refresh token. Calls that need a token meanwhile
     * wait for it within their timeouts.
     */
    public CompletableFuture<TokenOutcome> signIn(InteractiveGrant signIn) {
        CompletableFuture<TokenOutcome> current;
        CompletableFuture<TokenOutcome> started = new CompletableFuture<>();
        synchronized (lock) {
            if (token != null && token.isUsableAt(scheduler.nanoTime())) {
                return CompletableFuture.completedFuture(token);
            }
            current = flight;
            if (current == null) {
                flight = started;
            }
        }
        if (current != null) {
            return current.thenCompose(outcome -> signIn(signIn));
        }
        executor.execute(() -> fly(signIn));
        return started.copy();
    }

    @Override
    public void invalidate(AccessToken rejected) {
        synchronized (lock) {
            if (token == rejected) {
                token = null;
            }
        }
    }

    private void fly(@Nullable InteractiveGrant signIn) {
        try {
            if (unsaved != null) {
                land(save(unsaved));
            } else {
                requestToken(signIn);
            }
        } catch (RuntimeException | Error e) {
            // The flight must land, or the calls that wait for it would wait until their timeouts.
            land(new TokenFailure.Unavailable("the token store failed", e));
        }
    }

    /** Requests a token with the refresh token, else with the credentials, else by a sign-in. */
    private void requestToken(@Nullable InteractiveGrant signIn) {
        TokenStore store = grant.store();
        Secret refreshToken = store == null ? null : store.load();
        if (refreshToken != null && !refreshToken.equals(invalidRefreshToken)) {
            Form form = Form.ofGrantType("refresh_token").with("refresh_token", refreshToken.reveal());
            request(form, refreshToken, signIn);
        } else if (grant.credentials() != null) {
            request(grant.credentials(), null, signIn);
        } else if (signIn != null) {
            // The time of the token request is unknown here, so the lifetime starts when the token arrives.
            await(signIn.start(), scheduler::nanoTime, null, null);
        } else if (invalidRefreshTokenFailure != null && refreshToken != null) {
            land(invalidRefreshTokenFailure);
        } else if (grant.signIn() != null) {
            land(new TokenFailure.Unavailable("no user is signed in; call signIn() of the client", null));
        } else {
            land(new TokenFailure.Unavailable("the token store has no refresh token; sign in and save one", null));
        }
    }

    private void request(Form form, @Nullable Secret refreshToken, @Nullable InteractiveGrant signIn) {
        long requestedAt = scheduler.nanoTime();
        Form complete = grant.scopes().isEmpty() ? form : form.with("scope", String.join(" ", grant.scopes()));
        await(endpoint.request(grant.client(), complete), () -> requestedAt, refreshToken, signIn);
    }

    private void await(
            CompletableFuture<Result> request,
            LongSupplier requestedAt,
            @Nullable Secret refreshToken,
            @Nullable InteractiveGrant signIn) {
        request.whenCompleteAsync(
                (result, failure) -> onResult(result, failure, requestedAt.getAsLong(), refreshToken, signIn),
                executor);
    }

    private void onResult(
            @Nullable Result result,
            @Nullable Throwable thrown,
            long requestedAt,
            @Nullable Secret refreshToken,
            @Nullable InteractiveGrant signIn) {
        try {
            if (result instanceof Issued issued) {
                land(save(new IssuedTokens(issued.response(), requestedAt)));
            } else if (result instanceof Failed failed) {
                onFailure(failed.failure(), refreshToken, signIn);
            } else {
                land(new TokenFailure.Unavailable("the token request failed", thrown));
            }
        } catch (RuntimeException | Error e) {
            // The flight must land, or the calls that wait for it would wait until their timeouts.
            land(new TokenFailure.Unavailable("the token store failed", e));
        }
    }

    private void onFailure(TokenFailure failure, @Nullable Secret refreshToken, @Nullable InteractiveGrant signIn) {
        boolean invalidated =
                refreshToken != null && failure instanceof TokenFailure.ErrorResponse error && error.isInvalidGrant();
        if (!invalidated) {
            land(failure);
            return;
        }
        invalidRefreshToken = refreshToken;
        invalidRefreshTokenFailure = failure;
        requestToken(signIn);
    }

    /** Saves the new refresh token before the access token is used, since the old refresh token is no longer valid. */
    private AccessToken save(IssuedTokens issued) {
        unsaved = issued;
        String refreshToken = issued.response().refreshToken();
        if (grant.store() != null && refreshToken != null && !refreshToken.isEmpty()) {
            grant.store().save(Secret.of(refreshToken));
        }
        unsaved = null;
        return accessToken(issued);
    }

    private AccessToken accessToken(IssuedTokens issued) {
        TokenResponse response = issued.response();
        long requestedAt = issued.requestedAt();
        Secret value = Secret.of(response.accessToken());
        if (response.expiresIn() == null) {
            // RFC 6749, section 5.1: expires_in is optional. Without it, a 401 shows that the token has expired.
            return new AccessToken(value, requestedAt + Long.MAX_VALUE, requestedAt + Long.MAX_VALUE, proofs);
        }
        Duration lifetime = Duration.ofSeconds(Math.max(0, Math.min(response.expiresIn(), MAX_LIFETIME_SECONDS)));
        Duration share = lifetime.dividedBy(EXPIRY_MARGIN_DIVISOR);
        Duration margin = share.compareTo(MAX_EXPIRY_MARGIN) < 0 ? share : MAX_EXPIRY_MARGIN;
        double renewal = EARLIEST_RENEWAL + RENEWAL_SPREAD * random.getAsDouble();
        return new AccessToken(
                value,
                requestedAt + (long) (lifetime.toNanos() * renewal),
                requestedAt + lifetime.minus(margin).toNanos(),
                proofs);
    }

    private void land(TokenOutcome outcome) {
        CompletableFuture<TokenOutcome> landed;
        synchronized (lock) {
            landed = flight;
            flight = null;
            if (outcome instanceof AccessToken fresh) {
                token = fresh;
                pause = null;
            } else {
                pause = pauseAfter((TokenFailure) outcome, scheduler.nanoTime());
            }
        }
        if (landed != null) {
            landed.complete(outcome);
        }
    }

    /** Called with the lock held. */
    private @Nullable Pause pauseAfter(TokenFailure failure, long now) {
        if (failure.retryAfter() != null) {
            return new Pause(failure, now + failure.retryAfter().toNanos(), false);
        }
        boolean rejected = failure instanceof TokenFailure.ErrorResponse && !failure.isTransient();
        boolean renewing = token != null && token.isUsableAt(now);
        return rejected || renewing ? new Pause(failure, now + FAILURE_PAUSE.toNanos(), !rejected) : null;
    }

    private static TokenFailure failureDuring(Pause pause, long now) {
        if (pause.failure() instanceof TokenFailure.ErrorResponse error && error.retryAfter() != null) {
            return error.withRetryAfter(Duration.ofNanos(pause.until() - now));
        }
        return pause.failure();
    }
}
