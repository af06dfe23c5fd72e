package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.chirograph.server.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
 * <p>Safe for use by many threads and nodes.
 */
public final class SigningKeys {
    /** Those that tokens are signed with, each by keys of its own (RFC 8725, section 3.1). */
    public static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final Duration RENEWED_AFTER = Duration.ofSeconds(10);
    private static final Duration AWAITED_AFTER = Duration.ofMinutes(1);
    private static final Duration RETRIED_AFTER = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private final SigningKeyStore store;
    private final KeyEncryptionKeys encryption;
    private final KeyMaintenance maintenance;
    private final Clock clock;
    private final Executor background;

    /** Held while the database is read; guards the writing of {@link #known}. */
    private final ReentrantLock reading = new ReentrantLock();

    /** Held while keys are made and deleted, before {@link #reading}; never waited for. */
    private final ReentrantLock maintaining = new ReentrantLock();

    private volatile SigningKeySet known = SigningKeySet.none();

    /** When the database did not answer last. */
    private volatile Instant failedAt = Instant.MIN;

    private SigningKeys(
            Database database, KeyEncryptionKeys encryption, Duration period, Clock clock, Executor background) {
        this.store = new SigningKeyStore(database);
        this.encryption = encryption;
        this.maintenance = new KeyMaintenance(store, encryption, new KeyRotation(period), clock);
        this.clock = clock;
        this.background = background;
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
        keys.read();
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
        SigningKeySet latest = known;
        if (!isOlderThan(RETRIED_AFTER, failedAt)) {
            return latest;
        }
        if (isOlderThan(AWAITED_AFTER, latest.at())) {
            renewAndWait();
        } else if (isOlderThan(RENEWED_AFTER, latest.at()) && !reading.isLocked()) {
            background.execute(this::renewUnlessUnderWay);
        }
        return known;
    }

    /** A clock that was set back makes everything old. */
    private boolean isOlderThan(Duration age, Instant time) {
        Instant now = clock.instant();
        return time.isAfter(now) || time.isBefore(now.minus(age));
    }

    private void renewUnlessUnderWay() {
        if (reading.tryLock()) {
            try {
                renew();
            } finally {
                reading.unlock();
            }
        }
    }

    private void renewAndWait() {
        try {
            if (!reading.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            // Whoever held the lock may have read it just now, or not been answered.
            if (isOlderThan(RENEWED_AFTER, known.at()) && isOlderThan(RETRIED_AFTER, failedAt)) {
                renew();
            }
        } finally {
            reading.unlock();
        }
    }

    /** Without the database there is still what was known: who verifies needs no more. */
    private void renew() {
        try {
            if (maintenance.isDue(read())) {
                background.execute(this::maintainUnlessUnderWay);
            }
        } catch (RuntimeException e) {
            failedAt = clock.instant();
            LOG.warn("signing keys cannot be read: {}", e.toString());
        }
    }

    private List<SigningKeyRow> read() {
        Instant now = clock.instant();
        List<SigningKeyRow> rows = store.all();
        known = known.renewed(rows, encryption, now);
        return rows;
    }

    private void maintainUnlessUnderWay() {
        if (maintaining.tryLock()) {
            try {
                maintenance.run();
                reading.lock();
                try {
                    read();
                } finally {
                    reading.unlock();
                }
            } catch (RuntimeException e) {
                LOG.warn("signing keys cannot be rotated: {}", e.toString());
            } finally {
                maintaining.unlock();
            }
        }
    }
}
