package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Generates, encrypts and deletes signing keys when due. Concurrent runs on several nodes have the same result. */
final class KeyMaintenance {
    private static final Logger LOG = LoggerFactory.getLogger(KeyMaintenance.class);

    private final SigningKeyStore store;
    private final KeyEncryptionKeys encryption;
    private final KeyRotation rotation;
    private final Clock clock;

    KeyMaintenance(SigningKeyStore store, KeyEncryptionKeys encryption, KeyRotation rotation, Clock clock) {
        this.store = store;
        this.encryption = encryption;
        this.rotation = rotation;
        this.clock = clock;
    }

    /**
     * Encrypts all private keys under the current key, unless they are.
     *
     * @throws KeyEncryptionException if a private key cannot be decrypted
     */
    void encryptAll() {
        for (SigningKeyRow row : store.all()) {
            if (row.privateKey() != null) {
                encrypt(row, row.privateKey());
            }
        }
    }

    private void encrypt(SigningKeyRow row, String stored) {
        JWK key = encryption.decrypt(stored, row.id());
        if (row.publicKey() == null || !encryption.isEncryptedUnderCurrent(stored)) {
            JWK named = withAlgorithm(key, JWSAlgorithm.parse(row.algorithm()));
            store.replace(row, named.toPublicJWK().toJSONString(), encryption.encrypt(named));
        }
    }

    /** Old RSA keys have no {@code alg}. */
    private static JWK withAlgorithm(JWK key, JWSAlgorithm algorithm) {
        return key instanceof RSAKey rsa
                ? new RSAKey.Builder(rsa).algorithm(algorithm).build()
                : key;
    }

    /** Returns whether {@link #run} has anything to do. */
    boolean isDue(List<SigningKeyRow> rows) {
        Instant now = clock.instant();
        for (int i = 0; i < rows.size(); i++) {
            Instant replacedFrom = KeyRotation.replacedFrom(rows, i);
            if (KeyRotation.isForgotten(replacedFrom, now)
                    || (KeyRotation.isRetired(replacedFrom, now) && rows.get(i).privateKey() != null)) {
                return true;
            }
        }
        return !rotation.due(rows, now).isEmpty();
    }

    /** Generates and deletes the keys that are due. */
    void run() {
        Instant now = clock.instant();
        List<SigningKeyRow> rows = store.all();
        // In parallel, because the first start generates two RSA keys.
        rotation.due(rows, now).parallelStream().map(this::generate).toList().forEach(row -> {
            store.insert(row, now);
            LOG.info("generated {}", row);
        });
        for (int i = 0; i < rows.size(); i++) {
            retire(rows.get(i), KeyRotation.replacedFrom(rows, i), now);
        }
    }

    private SigningKeyRow generate(KeyRotation.Due due) {
        JWK key = SigningKey.generate(due.algorithm());
        return new SigningKeyRow(
                key.getKeyID(),
                due.algorithm().getName(),
                due.generation(),
                key.toPublicJWK().toJSONString(),
                encryption.encrypt(key),
                due.signsFrom());
    }

    private void retire(SigningKeyRow row, @Nullable Instant replacedFrom, Instant now) {
        if (KeyRotation.isForgotten(replacedFrom, now)) {
            store.delete(row.id());
            LOG.info("deleted {}", row);
        } else if (KeyRotation.isRetired(replacedFrom, now) && row.privateKey() != null) {
            store.deletePrivatePart(row.id());
            LOG.info("deleted the private part of {}", row);
        }
    }
}
