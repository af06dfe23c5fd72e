package dev.chirograph.server.oauth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.AtOnce;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.SharedTime;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Date;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OpenID Connect Core, section 10.1.1: key rotation on all nodes of a database. */
final class KeyRotationTest {
    private static final Duration PERIOD = Duration.ofDays(3);

    /** The shortest rotation period that can be configured. */
    private static final Duration SHORTEST = Duration.ofDays(1);

    private static final Duration TOKEN = Duration.ofHours(24);

    /** The {@code max-age} of the JWK set. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final MovableClock clock = new MovableClock();
    private final KeyEncryptionKeys encryption = new KeyEncryptionKeys(EncryptedKeysTest.key(1), null);

    @TempDir
    private Path folder;

    private Database database;

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void tokensVerifyThroughRotationsOnTwoNodes(Store store) throws Exception {
        database = Database.open(store.settings(folder));
        List<SigningKeys> nodes = List.of(open(SHORTEST), open(SHORTEST));
        Deque<SignedJWT> alive = new ArrayDeque<>();
        Deque<Published> fetched = new ArrayDeque<>();
        Set<String> used = new HashSet<>();
        Instant end = clock.instant().plus(SHORTEST.multipliedBy(3));

        for (int minute = 0; clock.instant().isBefore(end); minute += 4) {
            Instant now = clock.instant();
            SigningKeys node = nodes.get((minute / 4) % 2);
            fetched.addLast(
                    new Published(now, JWKSet.parse(nodes.get((minute / 12) % 2).publicKeys())));
            while (fetched.getFirst().at().isBefore(now.minus(KEPT))) {
                fetched.removeFirst();
            }
            // A verifier that caches the keys for the maximum time has the current signing key.
            SignedJWT token = sign(node, JWSAlgorithm.ES256);
            assertNotNull(
                    fetched.getFirst().keys().getKeyByKeyId(token.getHeader().getKeyID()));
            alive.addLast(token);
            while (!alive.getFirst()
                    .getJWTClaimsSet()
                    .getExpirationTime()
                    .toInstant()
                    .isAfter(now)) {
                alive.removeFirst();
            }
            assertTrue(verifies(fetched.getFirst().keys(), alive.getLast()));
            assertTrue(verifies(fetched.getLast().keys(), alive.getFirst()));
            used.add(token.getHeader().getKeyID());
            clock.advance(Duration.ofMinutes(4));
        }

        assertEquals(4, used.size(), "keys that signed");
        assertEquals(nodes.get(0).publicKeys(), nodes.get(1).publicKeys());
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void keyIsPublishedThenSignsThenVerifiesThenIsDeleted(Store store) throws Exception {
        database = Database.open(store.settings(folder));
        SigningKeys keys = open();
        String first = keyOf(keys);

        clock.advance(PERIOD.minus(KeyRotation.PUBLISHED_BEFORE).minus(KeyRotation.MARGIN));
        assertEquals(2, published(keys), "the first and its successor");
        assertEquals(first, keyOf(keys));
        clock.advance(KeyRotation.PUBLISHED_BEFORE);
        String second = keyOf(keys);
        assertNotEquals(first, second);
        assertNotNull(row(first).privateKey());
        clock.advance(KeyRotation.MARGIN);
        assertEquals(second, keyOf(keys));
        assertNull(row(first).privateKey());
        clock.advance(TOKEN.minusSeconds(1));
        assertEquals(2, published(keys), "the first may have signed a token that is good for a day");
        clock.advance(Duration.ofSeconds(61));
        assertEquals(1, published(keys));
        assertTrue(new SigningKeyStore(database)
                .all().stream().noneMatch(row -> row.id().equals(first)));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void concurrentNodesGenerateOneKey(Store store) throws Exception {
        database = Database.open(store.settings(folder));
        Callable<SigningKeys> open = this::open;

        List<SigningKeys> nodes = AtOnce.run(Collections.nCopies(6, open));
        assertEquals(3, new SigningKeyStore(database).all().size());
        clock.advance(PERIOD);
        AtOnce.run(
                nodes.stream().<Callable<String>>map(node -> node::publicKeys).toList());

        assertEquals(6, new SigningKeyStore(database).all().size());
        clock.advance(KeyRotation.PUBLISHED_BEFORE);
        assertEquals(1, nodes.stream().map(KeyRotationTest::keyOf).distinct().count());
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void idleNodeSignsWithTheOldKeyUntilTheNewOneIsPublished(Store store) throws Exception {
        database = Database.open(store.settings(folder));
        SigningKeys keys = open();
        String first = keyOf(keys);

        clock.advance(PERIOD.multipliedBy(20));

        assertEquals(first, keyOf(keys));
        clock.advance(KeyRotation.PUBLISHED_BEFORE);
        assertNotEquals(first, keyOf(keys));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void deletedKeysAreReplacedAtOnce(Store store) throws Exception {
        database = Database.open(store.settings(folder));
        SigningKeys keys = open();
        String lost = keyOf(keys);
        var rows = new SigningKeyStore(database);
        rows.all().forEach(row -> rows.delete(row.id()));

        clock.advance(Duration.ofMinutes(2));

        assertNotEquals(lost, keyOf(keys));
        assertFalse(keys.publicKeys().contains(lost));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void databaseOutageStopsSigningButNotVerifying(Store store) throws Exception {
        database = Database.open(store.settings(folder));
        SigningKeys keys = open();
        String before = keys.publicKeys();

        database.close();
        clock.advance(Duration.ofMinutes(2));
        String meanwhile = keyOf(keys);
        clock.advance(KeyRotation.MARGIN);

        assertTrue(before.contains(meanwhile));
        assertEquals(before, keys.publicKeys());
        assertThrows(IllegalStateException.class, () -> sign(keys, JWSAlgorithm.ES256));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void noTokenOutlivesItsPublishedKey(Store store) throws Exception {
        database = Database.open(store.settings(folder));
        SigningKeys keys = open();
        Date tooLate = Date.from(clock.instant().plus(TOKEN).plusSeconds(1));
        var claims = new JWTClaimsSet.Builder()
                .issueTime(Date.from(clock.instant()))
                .expirationTime(tooLate)
                .build();

        assertThrows(IllegalArgumentException.class, () -> keys.sign(JWSAlgorithm.ES256, JOSEObjectType.JWT, claims));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void wallClockJumpDoesNotAffectKeys(Store store) {
        database = Database.open(store.settings(folder));
        var nanos = new AtomicLong();
        SharedTime time = SharedTime.open(database, clock, nanos::get);
        SigningKeys keys = SigningKeys.open(database, encryption, SHORTEST, time.counted(), Runnable::run);
        String key = keyOf(keys);
        String published = keys.publicKeys();

        for (Duration jump :
                List.of(Duration.ofMinutes(-20), Duration.ofDays(-30), Duration.ofDays(30), Duration.ofDays(365))) {
            clock.advance(jump);
            nanos.addAndGet(Duration.ofMinutes(2).toNanos());
            assertEquals(key, keyOf(keys), jump.toString());
            SigningKeys started = SigningKeys.open(
                    database,
                    encryption,
                    SHORTEST,
                    SharedTime.open(database, clock, nanos::get).counted(),
                    Runnable::run);
            assertEquals(key, keyOf(started), jump.toString());
        }

        assertEquals(published, keys.publicKeys());
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void newestKeySignsBeforeAnyIsDue(Store store) {
        database = Database.open(store.settings(folder));
        String key = keyOf(open());
        String published = open().publicKeys();

        clock.advance(Duration.ofDays(-30));
        SigningKeys keys = open();
        String meanwhile = keyOf(keys);
        clock.advance(Duration.ofDays(30));

        assertEquals(key, meanwhile);
        assertEquals(key, keyOf(keys));
        assertEquals(published, keys.publicKeys());
    }

    private record Published(Instant at, JWKSet keys) {}

    private SigningKeys open() {
        return open(PERIOD);
    }

    private SigningKeys open(Duration period) {
        return SigningKeys.open(database, encryption, period, clock, Runnable::run);
    }

    private SigningKeyRow row(String id) {
        return new SigningKeyStore(database)
                .all().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private static int published(SigningKeys keys) throws Exception {
        List<JWK> all = JWKSet.parse(keys.publicKeys()).getKeys();
        return (int) all.stream().filter(ECKey.class::isInstance).count();
    }

    private static String keyOf(SigningKeys keys) {
        var expiresAt = new Date(0);
        String token = keys.sign(
                JWSAlgorithm.ES256,
                JOSEObjectType.JWT,
                new JWTClaimsSet.Builder()
                        .issueTime(expiresAt)
                        .expirationTime(expiresAt)
                        .build());
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private SignedJWT sign(SigningKeys keys, JWSAlgorithm algorithm) throws Exception {
        Date expiresAt = Date.from(clock.instant().plus(TOKEN));
        return SignedJWT.parse(keys.sign(
                algorithm,
                JOSEObjectType.JWT,
                new JWTClaimsSet.Builder()
                        .issueTime(Date.from(clock.instant()))
                        .expirationTime(expiresAt)
                        .build()));
    }

    private static boolean verifies(JWKSet keys, SignedJWT token) throws Exception {
        JWK key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        if (key == null) {
            return false;
        }
        JWSVerifier verifier = new DefaultJWSVerifierFactory()
                .createJWSVerifier(token.getHeader(), key.toECKey().toPublicKey());
        return token.verify(verifier);
    }
}
