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
 * The keys that sign tokens, one line of them for each algorithm. They are in the database, where all nodes find them, their private
 * parts encrypted. When a key has signed for its period another takes its place ({@link KeyRotation}); whichever node is asked for a
 * key first does what is due.
 *
 * <p>What the database holds is kept in memory and read again when it is asked for and older than ten seconds: on a thread of its own,
 * unless it is older than a minute, as it is when nobody has asked for so long.
 *
 * <p>Thread-safe, also across nodes.
 */
public final class SigningKeys {
    /** Those that tokens are signed with, each by keys of its own (RFC 8725, section 3.1). */
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

    /** Held while keys are generated and deleted; never waited for. */
    private final ReentrantLock maintaining = new ReentrantLock();

    /** Without the database the keys stay usable for ever: verification needs no more. */
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
     * Reads the keys, encrypts what was kept otherwise, and makes those that are not there.
     *
     * @param period how long a key signs
     * @param clock counts time for all nodes alike, whatever is done to the wall clock
     * @throws KeyEncryptionException if there are keys that cannot be decrypted
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

    /** Returns the public keys as a JWK set in JSON (RFC 7517, section 5), the same text while they are the same. */
    public String publicKeys() {
        return fresh().published();
    }

    /**
     * Signs a token.
     *
     * @param algorithm one of {@link #ALGORITHMS}
     * @param claims with {@code iat} and {@code exp}
     * @throws IllegalArgumentException if the token is good for longer than a day, after which the key may be unknown
     */
    public String sign(JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims) {
        SigningKeySet latest = fresh();
        Instant now = clock.instant();
        // Other nodes may have replaced by then what this one takes for the newest.
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
