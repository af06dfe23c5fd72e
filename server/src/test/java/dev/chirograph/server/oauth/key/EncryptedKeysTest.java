package dev.chirograph.server.oauth.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import dev.chirograph.server.database.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encryption of private keys at rest: the database alone is not enough to sign. */
final class EncryptedKeysTest {
    private static final Duration PERIOD = Duration.ofDays(30);

    private final MovableClock clock = new MovableClock();
    private final KeyEncryptionKeys one = new KeyEncryptionKeys(key(1), null);

    @TempDir
    private Path folder;

    private Database database;
    private SigningKeyStore store;

    /** A key of 32 equal bytes. */
    static KeyEncryptionKey key(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return KeyEncryptionKey.parse(Base64.getEncoder().encodeToString(bytes));
    }

    @BeforeEach
    void openDatabase() {
        database = Database.open(Store.H2.settings(folder));
        store = new SigningKeyStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void derivedKeyDependsOnKeyAndPurpose() {
        byte[] derived = key(1).derive("a").getEncoded();

        assertEquals(32, derived.length);
        assertArrayEquals(derived, key(1).derive("a").getEncoded());
        assertFalse(Arrays.equals(derived, key(1).derive("b").getEncoded()));
        assertFalse(Arrays.equals(derived, key(2).derive("a").getEncoded()));
    }

    @Test
    void privateKeysAreEncryptedWithAes256Gcm() throws Exception {
        open(one);

        for (SigningKeyRow row : store.all()) {
            JWEObject kept = JWEObject.parse(row.privateKey());
            assertEquals("A256GCM", kept.getHeader().getEncryptionMethod().getName());
            assertEquals("dir", kept.getHeader().getAlgorithm().getName());
            assertEquals(one.current().id(), kept.getHeader().getKeyID());
            assertFalse(JWK.parse(row.publicKey()).isPrivate());
        }
    }

    @Test
    void sameKeyDecryptsAtNextStart() {
        String before = open(one).publicKeys();

        assertEquals(before, open(one).publicKeys());
    }

    @Test
    void otherKeyEncryptionKeyFailsToStart() {
        open(one);

        var refusal = assertThrows(KeyEncryptionException.class, () -> open(new KeyEncryptionKeys(key(2), null)));

        assertTrue(refusal.getMessage().contains("CHIROGRAPH_PREVIOUS_KEY_ENCRYPTION_KEY"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(key(1).id()), refusal.getMessage());
    }

    @Test
    void keyEncryptionKeyIsRotated() {
        String before = open(one).publicKeys();

        open(new KeyEncryptionKeys(key(2), key(1)));

        assertEquals(before, open(new KeyEncryptionKeys(key(2), null)).publicKeys());
        assertThrows(KeyEncryptionException.class, () -> open(one));
    }

    @Test
    void nodeWithPreviousKeyEncryptionKeyKeepsSigning() {
        SigningKeys old = open(one);
        open(new KeyEncryptionKeys(key(2), key(1)));

        clock.advance(PERIOD);
        sign(old);
        clock.advance(KeyRotation.PUBLISHED_BEFORE.plusMinutes(1));

        sign(old);
    }

    @Test
    void privateKeyInOtherRowIsRejected() {
        open(one);
        List<SigningKeyRow> rows = store.all();
        store.replace(rows.get(1), rows.get(1).publicKey(), rows.get(2).privateKey());

        var refusal = assertThrows(KeyEncryptionException.class, () -> open(one));

        assertTrue(refusal.getMessage().contains(rows.get(1).id()), refusal.getMessage());
    }

    @Test
    void tamperedPrivateKeyIsRejected() {
        open(one);
        SigningKeyRow row = store.all().getFirst();
        String kept = row.privateKey();
        char last = kept.charAt(kept.length() - 3) == 'A' ? 'B' : 'A';
        store.replace(
                row, row.publicKey(), kept.substring(0, kept.length() - 3) + last + kept.substring(kept.length() - 2));

        assertThrows(KeyEncryptionException.class, () -> open(one));
    }

    @Test
    void plaintextPrivateKeyIsEncryptedAtNextStart() throws Exception {
        JWK clear = SigningKey.generate(JWSAlgorithm.ES256);
        Instant now = clock.instant();
        store.insert(new SigningKeyRow(clear.getKeyID(), "ES256", 1, null, clear.toJSONString(), now), now);

        SigningKeys keys = open(one);

        assertTrue(keys.publicKeys().contains(clear.getKeyID()));
        for (SigningKeyRow row : store.all()) {
            JWEObject.parse(row.privateKey());
        }
        sign(keys);
    }

    @Test
    void developmentKeyFileIsCreatedOnceForItsOwnerOnly() throws Exception {
        KeyEncryptionKey first = DevelopmentKeyEncryptionKey.loadOrCreate(folder);

        assertEquals(
                first.id(), DevelopmentKeyEncryptionKey.loadOrCreate(folder).id());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key-encryption-key"))));
        Files.writeString(folder.resolve("key-encryption-key"), "nonsense");
        assertThrows(KeyEncryptionException.class, () -> DevelopmentKeyEncryptionKey.loadOrCreate(folder));
    }

    @Test
    void invalidKeyEncryptionKeyIsRejectedAndNotEchoed() {
        for (String text : List.of("c2hvcnQ=", "not base64!", "")) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> KeyEncryptionKey.parse(text));
            assertTrue(text.isEmpty() || !refusal.getMessage().contains(text), refusal.getMessage());
        }
        assertNotEquals(key(1).id(), key(2).id());
        assertFalse(key(1).toString().contains("AQEB"));
    }

    private SigningKeys open(KeyEncryptionKeys encryption) {
        return SigningKeys.open(database, encryption, PERIOD, clock, Runnable::run);
    }

    private void sign(SigningKeys keys) {
        var claims = new JWTClaimsSet.Builder()
                .issueTime(new Date(0))
                .expirationTime(new Date(0))
                .build();
        for (JWSAlgorithm algorithm : SigningKeys.ALGORITHMS) {
            keys.sign(algorithm, JOSEObjectType.JWT, claims);
        }
    }
}
