package dev.chirograph.server.token;

import io.helidon.security.providers.oidc.OidcProvider;
import io.helidon.security.providers.oidc.common.OidcConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an issuer outside, behind Helidon's OidcProvider. They are fetched when the first token comes, so that the
 * issuer need not be up for this server to start, again when a token names a key that is not among them, and again when
 * they have grown old. Failures and unknown keys lead to one attempt in a while, whatever callers send.
 */
final class OutsideKeys implements KeySource {
    /** What Helidon's provider can verify. */
    static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512");

    static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);
    static final Duration FRESH = Duration.ofMinutes(10);

    /** For so long keys outlast an issuer that is down. Its tokens hardly live longer. */
    static final Duration USABLE = Duration.ofHours(1);

    /** Metadata and keys are two fetches; who waits for somebody else's, waits no longer than for an own one. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(OutsideKeys.class);
    private static final String UNAVAILABLE = "The keys of the token's issuer cannot be had at this moment; try again.";

    private final OutsideIssuer issuer;
    private final IssuerClient client;
    private final Clock clock;

    /** Held while the keys are fetched; guards {@link #nextAttempt}. */
    private final ReentrantLock fetching = new ReentrantLock();

    private Instant nextAttempt;

    private volatile @Nullable Fetched fetched;

    private record Fetched(Verification verification, Instant at) {}

    OutsideKeys(OutsideIssuer issuer, Clock clock) {
        this.issuer = issuer;
        this.client = new IssuerClient(issuer.url());
        this.clock = clock;
        this.nextAttempt = Instant.MIN;
    }

    @Override
    public @Nullable Verification current() {
        Fetched latest = fetched;
        return latest == null || isOlderThan(USABLE, latest) ? null : latest.verification();
    }

    @Override
    public Verification with(String keyId) throws InvalidTokenException {
        Verification known = current();
        if (known == null || known.keys().algorithmOf(keyId) == null) {
            fetchAndWait(keyId);
        } else if (isOlderThan(FRESH, fetched)) {
            // Good enough for this caller, who need not wait.
            Thread.startVirtualThread(this::fetchUnlessUnderWay);
        }
        Verification latest = current();
        if (latest == null) {
            throw new InvalidTokenException(UNAVAILABLE);
        }
        return latest;
    }

    private boolean isOlderThan(Duration age, @Nullable Fetched keys) {
        return keys == null || !clock.instant().isBefore(keys.at().plus(age));
    }

    private void fetchAndWait(String keyId) throws InvalidTokenException {
        try {
            if (!fetching.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InvalidTokenException(UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvalidTokenException(UNAVAILABLE);
        }
        try {
            Verification latest = current();
            // Whoever held the lock may have fetched just this key.
            if (latest == null || latest.keys().algorithmOf(keyId) == null) {
                fetch();
            }
        } finally {
            fetching.unlock();
        }
    }

    private void fetchUnlessUnderWay() {
        if (fetching.tryLock()) {
            try {
                if (isOlderThan(FRESH, fetched)) {
                    fetch();
                }
            } finally {
                fetching.unlock();
            }
        }
    }

    private void fetch() {
        Instant now = clock.instant();
        if (now.isBefore(nextAttempt)) {
            return;
        }
        nextAttempt = now.plus(BETWEEN_ATTEMPTS);
        try {
            fetched = new Fetched(verification(client.fetch(ALGORITHMS)), now);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the keys of issuer {} could not be fetched: {}", issuer.url(), e.getMessage());
        }
    }

    private Verification verification(IssuerClient.Answer answer) {
        var config = OidcConfig.builder()
                .identityUri(issuer.url())
                .issuer(issuer.url().toString())
                .audience(issuer.audience())
                // Fetched already, with the issuer compared and within bounds: the provider does neither.
                .oidcMetadataWellKnown(false)
                .oidcMetadata(answer.metadata())
                .signJwk(answer.keys().asResource())
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
        return new Verification(answer.keys(), provider);
    }

    @Override
    public void close() {
        client.close();
    }
}
