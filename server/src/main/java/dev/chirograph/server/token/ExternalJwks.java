package dev.chirograph.server.token;

import io.helidon.security.providers.oidc.OidcProvider;
import io.helidon.security.providers.oidc.common.OidcConfig;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an issuer outside, behind Helidon's OidcProvider. They are fetched when the first token comes, so that the
 * issuer need not be up for this server to start, again when a token names a key that is not among them or is not signed
 * by the one it names, and again when they have grown old. All of these lead to one attempt in a while, whatever callers
 * send, and to fewer the longer the issuer fails.
 */
final class ExternalJwks implements KeySource {
    /** What Helidon's provider can verify; it knows neither PS256 nor EdDSA. */
    static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512");

    static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    /** After failures the time between attempts doubles up to this one. */
    static final Duration LONGEST_BETWEEN_ATTEMPTS = Duration.ofMinutes(1);

    static final Duration FRESH = Duration.ofMinutes(10);

    /** For so long keys outlast an issuer that is down. Its tokens hardly live longer. */
    static final Duration USABLE = Duration.ofHours(1);

    /** An attempt may take longer; who comes back finds what it came to. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ExternalJwks.class);
    private static final String UNAVAILABLE = "The keys of the token's issuer cannot be had at this moment; try again.";

    private final ExternalIssuer issuer;
    private final IssuerClient client;
    private final Clock clock;

    /** Guards the three fields below; nobody waits for anything while holding it. */
    private final ReentrantLock lock = new ReentrantLock();

    private CompletableFuture<@Nullable Void> attempt = CompletableFuture.completedFuture(null);
    private Instant nextAttempt = Instant.MIN;
    private Duration pause = BETWEEN_ATTEMPTS;

    /** Written by the one attempt that is under way. */
    private volatile @Nullable Fetched fetched;

    private record Fetched(SignatureVerifier verification, Instant at) {}

    static ExternalJwks of(ExternalIssuer issuer, Clock clock) {
        return new ExternalJwks(issuer, new IssuerClient(issuer.url()), clock);
    }

    ExternalJwks(ExternalIssuer issuer, IssuerClient client, Clock clock) {
        this.issuer = issuer;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public @Nullable SignatureVerifier current() {
        Fetched latest = fetched;
        if (latest == null || isOlderThan(USABLE, latest)) {
            return null;
        }
        if (isOlderThan(FRESH, latest)) {
            // Good enough for this caller, who need not wait.
            startAttempt();
        }
        return latest.verification();
    }

    @Override
    public SignatureVerifier with(String keyId) throws InvalidTokenException {
        SignatureVerifier known = current();
        return known != null && known.keys().algorithmOf(keyId) != null ? known : afterAnAttempt();
    }

    @Override
    public SignatureVerifier insteadOf(SignatureVerifier refusing) throws InvalidTokenException {
        SignatureVerifier known = current();
        return known != null && known != refusing ? known : afterAnAttempt();
    }

    private boolean isOlderThan(Duration age, Fetched keys) {
        return !clock.instant().isBefore(keys.at().plus(age));
    }

    private SignatureVerifier afterAnAttempt() throws InvalidTokenException {
        try {
            startAttempt().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvalidTokenException(UNAVAILABLE);
        } catch (ExecutionException | TimeoutException e) {
            // What there was before the attempt is still good, as long as it is not too old.
        }
        SignatureVerifier latest = current();
        if (latest == null) {
            throw new InvalidTokenException(UNAVAILABLE);
        }
        return latest;
    }

    /** Returns the attempt that is under way, after starting one if it is time for that. */
    private CompletableFuture<@Nullable Void> startAttempt() {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (attempt.isDone() && !now.isBefore(nextAttempt)) {
                nextAttempt = now.plus(pause);
                attempt = CompletableFuture.runAsync(() -> fetch(now), Thread::startVirtualThread);
            }
            return attempt;
        } finally {
            lock.unlock();
        }
    }

    private void fetch(Instant now) {
        try {
            KeySet keys = client.fetch(ALGORITHMS);
            Fetched before = fetched;
            // What was verified by the same keys need not be verified again.
            boolean same = before != null && before.verification().keys().isSameAs(keys);
            fetched = new Fetched(same ? before.verification() : verification(keys), now);
            pauseFor(BETWEEN_ATTEMPTS, now);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the keys of issuer {} could not be fetched: {}", issuer.url(), e.getMessage());
            pauseLonger();
        }
    }

    private void pauseFor(Duration next, Instant now) {
        lock.lock();
        try {
            pause = next;
            nextAttempt = now.plus(next);
        } finally {
            lock.unlock();
        }
    }

    private void pauseLonger() {
        lock.lock();
        try {
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_BETWEEN_ATTEMPTS) < 0 ? doubled : LONGEST_BETWEEN_ATTEMPTS;
        } finally {
            lock.unlock();
        }
    }

    private SignatureVerifier verification(KeySet keys) {
        var config = OidcConfig.builder()
                .identityUri(issuer.url())
                .issuer(issuer.url().toString())
                .audience(issuer.audience())
                // Fetched already, with the issuer compared and within bounds: the provider does neither, and is told
                // nothing of what the metadata say.
                .oidcMetadataWellKnown(false)
                .oidcMetadata(JsonValue.EMPTY_JSON_OBJECT)
                .authorizationEndpointUri(issuer.url())
                .tokenEndpointUri(issuer.url())
                .signJwk(keys.asResource())
                // A resource server is no client of the issuer, but the provider is built as one.
                .clientId("none")
                .clientSecret("none")
                .tokenEndpointAuthentication(OidcConfig.ClientAuthentication.CLIENT_SECRET_POST)
                .useHeader(true)
                .useParam(false)
                .useCookie(false)
                .redirect(false)
                .logoutEnabled(false)
                // There are no cookies to encrypt; else a file with a password for them would be left behind.
                .cookieEncryptionEnabled(false)
                .cookieEncryptionEnabledIdToken(false)
                .cookieEncryptionEnabledTenantName(false)
                .cookieEncryptionEnabledRefreshToken(false)
                .cookieEncryptionEnabledState(false)
                .build();
        OidcProvider provider = OidcProvider.builder()
                .oidcConfig(config)
                .discoverTenantConfigProviders(false)
                .discoverTenantIdProviders(false)
                .propagate(false)
                .build();
        return new SignatureVerifier(keys, provider);
    }

    @Override
    public void close() {
        client.close();
    }
}
