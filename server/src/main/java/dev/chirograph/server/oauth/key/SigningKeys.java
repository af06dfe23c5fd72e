package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.time.RefreshedValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that sign tokens, a sequence for each algorithm. They are in the database, shared by all nodes, with
 * encrypted private parts. When a key has signed for its period, another replaces it ({@link KeyRotation}); the first
 * node that needs a key performs the maintenance that is due.
 *
 * <p>Keys are cached in memory and reloaded on demand when they are older than ten seconds: in the background, or, if
 * they are older than a minute because there were no requests, before the request continues.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class SigningKeys {
    /** The algorithms of tokens, each with its own keys (RFC 8725, section 3.1). */
    public static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration AWAITED = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final SigningKeyStore store;
    private final KeyEncryptionKeys encryption;
    private final KeyMaintenance maintenance;
    private final Clock clock;
    private final Executor background;

    /** Held while keys are generated and deleted; no thread waits for it. */
    private final ReentrantLock maintaining = new ReentrantLock();

    /** Keys stay usable without a time limit while the database is down: verification needs nothing else. */
    private final RefreshedValue<Known> known;

    private record Known(SigningKeySet keys, boolean maintenanceDue) implements RefreshedValue.Timed {
        @Override
        public Instant at() {
            return keys.at();
        }
    }

    private SigningKeys(
            Database database, KeyEncryptionKeys encryption, Duration period, Clock clock, Executor background) {
        this.store = new SigningKeyStore(database);
        this.encryption = encryption;
        this.maintenance = new KeyMaintenance(store, encryption, new KeyRotation(period), clock);
        this.clock = clock;
        this.background = background;
        this.known = RefreshedValue.of(new Known(SigningKeySet.none(), false), this::read, clock)
                .freshFor(FRESH)
                .awaitedAfter(AWAITED)
                .longestWait(LONGEST_WAIT)
                .pauseAfterFailure(PAUSE_AFTER_FAILURE)
                .background(background)
                .onRefresh(this::maintainIfDue)
                .onFailure(failure -> LOG.warn("signing keys cannot be read: {}", failure.toString()))
                .build();
    }

    /**
     * Loads the keys, encrypts those that are not encrypted under the current key, and generates missing ones.
     *
     * @param period the time for which a key signs
     * @param clock the time shared by all nodes, independent of the wall clock
     * @throws KeyEncryptionException if a key cannot be decrypted
     */
    public static SigningKeys open(Database database, KeyEncryptionKeys encryption, Duration period, Clock clock) {
        return open(database, encryption, period, clock, Thread::startVirtualThread);
    }

    static SigningKeys open(
            Database database, KeyEncryptionKeys encryption, Duration period, Clock clock, Executor background) {
        var keys = new SigningKeys(database, encryption, period, clock, background);
        keys.maintenance.encryptAll();
        keys.maintenance.run();
        keys.known.reload();
        return keys;
    }

    /** Returns the public keys as a JWK set in JSON (RFC 7517, section 5); the same instance until they change. */
    public String publicKeys() {
        return fresh().published();
    }

    /**
     * Signs a token.
     *
     * @param algorithm one of {@link #ALGORITHMS}
     * @param claims with {@code iat} and {@code exp}
     * @throws IllegalArgumentException if the lifetime of the token exceeds a day, after which the key may be deleted
     */
    public String sign(JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims) {
        SigningKeySet latest = fresh();
        Instant now = clock.instant();
        // Other nodes may already have replaced the key that is the newest one here.
        if (latest.at().plus(KeyRotation.MARGIN).isBefore(now)) {
            throw new IllegalStateException(
                    "The database has not said for " + KeyRotation.MARGIN + " which key signs.");
        }
        Instant issuedAt = claims.getIssueTime().toInstant();
        if (claims.getExpirationTime().toInstant().isAfter(issuedAt.plus(KeyRotation.LONGEST_TOKEN))) {
            throw new IllegalArgumentException(
                    "No token may be good for longer than " + KeyRotation.LONGEST_TOKEN + ".");
        }
        SigningKey key = latest.signing(algorithm, now);
        if (key == null) {
            throw new IllegalStateException("There is no key that signs with " + algorithm + ".");
        }
        return key.sign(algorithm, type, claims);
    }

    private SigningKeySet fresh() {
        return Objects.requireNonNull(known.get()).keys();
    }

    private Known read(Known before) {
        Instant now = clock.instant();
        List<SigningKeyRow> rows = store.all();
        return new Known(before.keys().renewed(rows, encryption, now), maintenance.isDue(rows));
    }

    private void maintainIfDue(Known read) {
        if (read.maintenanceDue()) {
            background.execute(this::maintainUnlessUnderWay);
        }
    }

    private void maintainUnlessUnderWay() {
        if (maintaining.tryLock()) {
            try {
                maintenance.run();
                known.reload();
            } catch (RuntimeException e) {
                LOG.warn("signing keys cannot be rotated: {}", e.toString());
            } finally {
                maintaining.unlock();
            }
        }
    }
}
