package dev.chirograph.server.token;

import dev.chirograph.server.time.RefreshedValue;
import io.helidon.security.providers.oidc.OidcProvider;
import io.helidon.security.providers.oidc.common.OidcConfig;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an external issuer, used through Helidon's OidcProvider. They are fetched for the first token, so that
 * this server can start without the issuer; again for a token with an unknown key or a wrong signature, and again when
 * they are old. There is at most one attempt in {@link #BETWEEN_ATTEMPTS}, regardless of callers, and fewer the longer
 * the issuer fails.
 */
final class ExternalJwks implements KeySource {
    /** The algorithms that Helidon's provider can verify; PS256 and EdDSA are not among them. */
    static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512");

    static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    /** The longest time between attempts, to which failures double it. */
    static final Duration LONGEST_BETWEEN_ATTEMPTS = Duration.ofMinutes(1);

    static final Duration FRESH = Duration.ofMinutes(10);

    /** How long keys are used while the issuer is down. Its tokens rarely live longer. */
    static final Duration USABLE = Duration.ofHours(1);

    /** How long a caller waits for an attempt, which may take longer: a later request finds its result. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ExternalJwks.class);
    private static final String UNAVAILABLE =
            "The keys of the token's issuer are unavailable at the moment; try again.";

    private final ExternalIssuer issuer;
    private final IssuerClient client;
    private final Clock clock;
    private final RefreshedValue<Fetched> keys;

    /** @param verifier null until keys are fetched */
    private record Fetched(@Nullable SignatureVerifier verifier, Instant at) implements RefreshedValue.Timed {}

    static ExternalJwks of(ExternalIssuer issuer, Clock clock) {
        return of(issuer, clock, LONGEST_WAIT);
    }

    static ExternalJwks of(ExternalIssuer issuer, Clock clock, Duration longestWait) {
        return new ExternalJwks(issuer, clock, longestWait);
    }

    private ExternalJwks(ExternalIssuer issuer, Clock clock, Duration longestWait) {
        this.issuer = issuer;
        this.client = new IssuerClient(issuer.url());
        this.clock = clock;
        this.keys = RefreshedValue.of(new Fetched(null, Instant.MIN), this::fetch, clock)
                .freshFor(FRESH)
                .usableFor(USABLE)
                .longestWait(longestWait)
                .pauseBetweenStarts(BETWEEN_ATTEMPTS, LONGEST_BETWEEN_ATTEMPTS)
                .onFailure(failure ->
                        LOG.warn("the keys of issuer {} could not be fetched: {}", issuer.url(), failure.getMessage()))
                .build();
    }

    @Override
    public @Nullable SignatureVerifier current() {
        Fetched latest = keys.getNow();
        return latest == null ? null : latest.verifier();
    }

    @Override
    public SignatureVerifier with(String keyId) throws InvalidTokenException {
        SignatureVerifier known = current();
        return known != null && known.keys().algorithmOf(keyId) != null ? known : refreshed();
    }

    @Override
    public SignatureVerifier insteadOf(SignatureVerifier rejecting) throws InvalidTokenException {
        SignatureVerifier known = current();
        return known != null && known != rejecting ? known : refreshed();
    }

    private SignatureVerifier refreshed() throws InvalidTokenException {
        Fetched latest = keys.getRefreshed();
        if (latest == null || latest.verifier() == null) {
            throw new InvalidTokenException(UNAVAILABLE);
        }
        return latest.verifier();
    }

    private Fetched fetch(Fetched previous) {
        Instant now = clock.instant();
        KeySet fetched;
        try {
            fetched = client.fetch(ALGORITHMS);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        // Unchanged keys keep their verifier, so that tokens verified with it stay cached.
        SignatureVerifier before = previous.verifier();
        boolean same = before != null && before.keys().isSameAs(fetched);
        return new Fetched(same ? before : verifierOf(fetched), now);
    }

    private SignatureVerifier verifierOf(KeySet keys) {
        var config = OidcConfig.builder()
                .identityUri(issuer.url())
                .issuer(issuer.url().toString())
                .audience(issuer.audience())
                // Fetched already, within bounds and with the issuer compared, which the provider does not do; so it
                // gets
                // empty metadata.
                .oidcMetadataWellKnown(false)
                .oidcMetadata(JsonValue.EMPTY_JSON_OBJECT)
                .authorizationEndpointUri(issuer.url())
                .tokenEndpointUri(issuer.url())
                .signJwk(keys.asResource())
                // A resource server is not a client of the issuer, but the provider requires credentials.
                .clientId("none")
                .clientSecret("none")
                .tokenEndpointAuthentication(OidcConfig.ClientAuthentication.CLIENT_SECRET_POST)
                .useHeader(true)
                .useParam(false)
                .useCookie(false)
                .redirect(false)
                .logoutEnabled(false)
                // No cookies are used; encryption for them would write a file with a password.
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
