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

/** Makes, encrypts and deletes signing keys when that is due. What several nodes do at the same time has the same outcome. */
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
     * Encrypts under the current key what is in clear or under another.
     *
     * @throws KeyEncryptionException if there are keys that cannot be decrypted
     */
    void encryptAll() {
        for (SigningKeyRow row : store.all()) {
            if (row.privateKey() != null) {
                encrypt(row, row.privateKey());
            }
        }
    }

    private void encrypt(SigningKeyRow row, String kept) {
        JWK key = encryption.decrypt(kept, row.id());
        if (row.publicKey() == null || !encryption.isEncryptedUnderCurrent(kept)) {
            JWK named = withAlgorithm(key, JWSAlgorithm.parse(row.algorithm()));
            store.replace(row, named.toPublicJWK().toJSONString(), encryption.encrypt(named));
        }
    }

    /** RSA keys were once made without one. */
    private static JWK withAlgorithm(JWK key, JWSAlgorithm algorithm) {
        return key instanceof RSAKey rsa
                ? new RSAKey.Builder(rsa).algorithm(algorithm).build()
                : key;
    }

    /** Tells whether {@link #run} would do anything. */
    boolean isDue(List<SigningKeyRow> rows) {
        Instant now = clock.instant();
        for (int i = 0; i < rows.size(); i++) {
            Instant replacedFrom = KeyRotation.replacedFrom(rows, i);
            if (KeyRotation.isForgotten(replacedFrom, now)
                    || (KeyRotation.isDone(replacedFrom, now) && rows.get(i).privateKey() != null)) {
                return true;
            }
        }
        return !rotation.due(rows, now).isEmpty();
    }

    /** Does all that is due. */
    void run() {
        Instant now = clock.instant();
        List<SigningKeyRow> rows = store.all();
        // At the first start these are two RSA keys, for which two processors take half the time of one.
        rotation.due(rows, now).parallelStream().map(this::make).toList().forEach(row -> {
            store.insert(row, now);
            LOG.info("made {}", row);
        });
        for (int i = 0; i < rows.size(); i++) {
            retire(rows.get(i), KeyRotation.replacedFrom(rows, i), now);
        }
    }

    private SigningKeyRow make(KeyRotation.Due due) {
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
        } else if (KeyRotation.isDone(replacedFrom, now) && row.privateKey() != null) {
            store.deletePrivatePart(row.id());
            LOG.info("deleted the private part of {}", row);
        }
    }
}
