package dev.chirograph.sdk.internal.token;

import dev.chirograph.sdk.Secret;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.internal.time.Scheduler;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Denied;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Granted;
import dev.chirograph.sdk.internal.token.TokenEndpoint.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets access tokens by any grant and keeps the one in use. However many calls need one, there is one <em>flight</em> to the
 * token endpoint at a time, and who comes meanwhile waits for it.
 *
 * <p>A token is renewed ahead of its end, at a random moment between 75 and 85 percent of its lifetime, while calls go on with
 * it; if that fails, they go on until it is about to end. What the endpoint refuses is not asked again at once: a refresh token
 * that is no longer good is never presented again, other refusals stand for ten seconds or as long as {@code Retry-After} says.
 */
public final class RenewingTokenSource implements TokenSource {
    private static final double EARLIEST_RENEWAL = 0.75;
    private static final double RENEWAL_SPREAD = 0.10;

    /** Before its end a token is no longer sent: it has a way to go, and the two clocks run on their own. */
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(10);

    private static final int SHORTEST_MARGIN_SHARE = 20;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long LONGEST_LIFETIME_SECONDS = Duration.ofDays(3650).toSeconds();

    private final Grant grant;
    private final TokenEndpoint endpoint;
    private final @Nullable DpopProofs proofs;
    private final Scheduler time;
    private final Executor executor;
    private final DoubleSupplier random;

    /** Guards the three fields below. Nothing is called while it is held. */
    private final Object lock = new Object();

    private @Nullable AccessToken token;
    private @Nullable CompletableFuture<TokenOutcome> flight;
    private @Nullable Pause pause;

    /** Tokens whose refresh token is not saved yet. Only the flight, of which there is one, reads and writes it. */
    private @Nullable Received unsaved;

    /** The refresh token that was refused for good, and how. Only the flight reads and writes them. */
    private @Nullable Secret refusedToken;

    private @Nullable TokenFailure refusal;

    /**
     * A failure that stands for a while.
     *
     * @param onlyRenewal whether it ends as soon as there is no good token left
     */
    private record Pause(TokenFailure failure, long until, boolean onlyRenewal) {}

    private record Received(TokenResponse answer, long requestedAt) {}

    /**
     * Gets tokens by a grant.
     *
     * @param executor where the store may block
     * @param random numbers from 0 (inclusive) to 1 (exclusive)
     */
    public RenewingTokenSource(Grant grant, TokenEndpoint endpoint, Scheduler time, Executor executor, DoubleSupplier random) {
        this.grant = grant;
        this.endpoint = endpoint;
        this.proofs = endpoint.proofs();
        this.time = time;
        this.executor = executor;
        this.random = random;
    }

    @Override
    public CompletableFuture<TokenOutcome> current() {
        CompletableFuture<TokenOutcome> awaited;
        CompletableFuture<TokenOutcome> started = null;
        synchronized (lock) {
            long now = time.nanos();
            boolean usable = token != null && token.isUsableAt(now);
            boolean paused = pause != null && now - pause.until() < 0 && (usable || !pause.onlyRenewal());
            boolean wanted = !usable || token.isToBeRenewedAt(now);
            if (wanted && !paused && flight == null) {
                started = new CompletableFuture<>();
                flight = started;
            }
            if (usable) {
                awaited = CompletableFuture.completedFuture(token);
            } else if (flight != null) {
                // A copy, so that a call that ends its wait does not end the flight of the others.
                awaited = flight.copy();
            } else {
                awaited = CompletableFuture.completedFuture(standing(pause, now));
            }
        }
        if (started != null) {
            executor.execute(() -> fly(null));
        }
        return awaited;
    }

    /**
     * Returns a token that is good now, for which the user signs in if no refresh token is good. Calls that need a token
     * meanwhile wait for it, as long as their deadlines let them.
     */
    public CompletableFuture<TokenOutcome> signIn(InteractiveGrant interaction) {
        CompletableFuture<TokenOutcome> before;
        CompletableFuture<TokenOutcome> started = new CompletableFuture<>();
        synchronized (lock) {
            if (token != null && token.isUsableAt(time.nanos())) {
                return CompletableFuture.completedFuture(token);
            }
            before = flight;
            if (before == null) {
                flight = started;
            }
        }
        if (before != null) {
            return before.thenCompose(outcome -> signIn(interaction));
        }
        executor.execute(() -> fly(interaction));
        return started.copy();
    }

    @Override
    public void invalidate(AccessToken refused) {
        synchronized (lock) {
            if (token == refused) {
                token = null;
            }
        }
    }

    private void fly(@Nullable InteractiveGrant interaction) {
        try {
            if (unsaved != null) {
                land(save(unsaved));
            } else {
                present(interaction);
            }
        } catch (RuntimeException | Error e) {
            // Whatever it is, it is told to those who wait; without a landing they would wait in vain.
            land(new TokenFailure.Unusable("the token store failed", e));
        }
    }

    /** Presents the best there is: a refresh token, else the credentials, else what the user does. */
    private void present(@Nullable InteractiveGrant interaction) {
        TokenStore store = grant.store();
        Secret refreshToken = store == null ? null : store.load();
        if (refreshToken != null && !refreshToken.equals(refusedToken)) {
            Form form = Form.ofGrantType("refresh_token").with("refresh_token", refreshToken.reveal());
            ask(form, refreshToken, interaction);
        } else if (grant.credentials() != null) {
            ask(grant.credentials(), null, interaction);
        } else if (interaction != null) {
            // Nobody knows how long the user took; the token begins to age when it is here.
            settle(interaction.begin(), time::nanos, null, null);
        } else if (refusal != null && refreshToken != null) {
            land(refusal);
        } else if (grant.signIn() != null) {
            land(new TokenFailure.Unusable("nobody has signed in; call signIn() of the client", null));
        } else {
            land(new TokenFailure.Unusable("the token store holds no refresh token; sign in and save one", null));
        }
    }

    private void ask(Form form, @Nullable Secret refreshToken, @Nullable InteractiveGrant interaction) {
        long requestedAt = time.nanos();
        Form complete = grant.scopes().isEmpty() ? form : form.with("scope", String.join(" ", grant.scopes()));
        settle(endpoint.ask(grant.client(), complete), () -> requestedAt, refreshToken, interaction);
    }

    private void settle(
            CompletableFuture<Reply> asked,
            LongSupplier requestedAt,
            @Nullable Secret refreshToken,
            @Nullable InteractiveGrant interaction) {
        asked.whenCompleteAsync(
                (reply, failure) -> settle(reply, failure, requestedAt.getAsLong(), refreshToken, interaction),
                executor);
    }

    private void settle(
            @Nullable Reply reply,
            @Nullable Throwable failure,
            long requestedAt,
            @Nullable Secret refreshToken,
            @Nullable InteractiveGrant interaction) {
        try {
            if (reply instanceof Granted granted) {
                land(save(new Received(granted.answer(), requestedAt)));
            } else if (reply instanceof Denied denied) {
                refused(denied.failure(), refreshToken, interaction);
            } else {
                land(new TokenFailure.Unusable("the token request failed", failure));
            }
        } catch (RuntimeException | Error e) {
            // Whatever it is, it is told to those who wait; without a landing they would wait in vain.
            land(new TokenFailure.Unusable("the token store failed", e));
        }
    }

    private void refused(TokenFailure failure, @Nullable Secret refreshToken, @Nullable InteractiveGrant interaction) {
        boolean forGood =
                refreshToken != null && failure instanceof TokenFailure.Refused refused && refused.isInvalidGrant();
        if (!forGood) {
            land(failure);
            return;
        }
        refusedToken = refreshToken;
        refusal = failure;
        present(interaction);
    }

    /** Saves the new refresh token before the tokens come into use: the old one is worth nothing any more. */
    private AccessToken save(Received received) {
        unsaved = received;
        String refreshToken = received.answer().refreshToken();
        if (grant.store() != null && refreshToken != null && !refreshToken.isEmpty()) {
            grant.store().save(Secret.of(refreshToken));
        }
        unsaved = null;
        return accessToken(received);
    }

    private AccessToken accessToken(Received received) {
        TokenResponse answer = received.answer();
        Secret value = Secret.of(answer.accessToken());
        if (answer.expiresIn() == null) {
            // RFC 6749, section 5.1, lets a server say nothing: then a 401 tells when the token has ended.
            return new AccessToken(
                    value, received.requestedAt() + Long.MAX_VALUE, received.requestedAt() + Long.MAX_VALUE, proofs);
        }
        Duration lifetime = Duration.ofSeconds(Math.max(0, Math.min(answer.expiresIn(), LONGEST_LIFETIME_SECONDS)));
        Duration share = lifetime.dividedBy(SHORTEST_MARGIN_SHARE);
        Duration margin = share.compareTo(LONGEST_MARGIN) < 0 ? share : LONGEST_MARGIN;
        double renewal = EARLIEST_RENEWAL + RENEWAL_SPREAD * random.getAsDouble();
        return new AccessToken(
                value,
                received.requestedAt() + (long) (lifetime.toNanos() * renewal),
                received.requestedAt() + lifetime.minus(margin).toNanos(),
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
                pause = pauseAfter((TokenFailure) outcome, time.nanos());
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
        boolean refused = failure instanceof TokenFailure.Refused && !failure.isTransient();
        boolean renewing = token != null && token.isUsableAt(now);
        return refused || renewing ? new Pause(failure, now + PAUSE.toNanos(), !refused) : null;
    }

    private static TokenFailure standing(Pause pause, long now) {
        if (pause.failure() instanceof TokenFailure.Refused refused && refused.retryAfter() != null) {
            return refused.withRetryAfter(Duration.ofNanos(pause.until() - now));
        }
        return pause.failure();
    }
}
