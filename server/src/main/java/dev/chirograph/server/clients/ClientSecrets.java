package dev.chirograph.server.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.SharedSecretStore;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.secret.KeyedHasher;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.secret.SecretHasher;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and verifies client secrets ({@code docs/decisions/0011-client-secrets.md}): generated ones with HMAC-SHA-256,
 * chosen ones with Argon2id.
 *
 * <p>Argon2id is computed until its secret has been correct once. From then on this process compares a MAC under a key
 * of its own, so that wrong secrets cost as little as for other clients.
 *
 * <p>Thread-safe, also across nodes.
 */
final class ClientSecrets {
    /** The size of an entry is about 200 bytes. */
    private static final int MOST_REMEMBERED = 10_000;

    private final KeyedHasher made;
    private final SecretHasher chosen;

    /** The key exists in this process only. */
    private final KeyedHasher inMemory = new KeyedHasher(new RandomSecrets().next());

    /** The MACs of correct secrets, by their Argon2id hashes. */
    private final Cache<String, String> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /** @param hasher hashes secrets chosen by people */
    ClientSecrets(Database database, SecretHasher hasher) {
        String key = new SharedSecretStore(database, "client_secret_key").findOrInsert(new RandomSecrets().next());
        this.made = new KeyedHasher(key);
        this.chosen = hasher;
    }

    /** Hashes a generated secret. */
    String hash(String secret) {
        return made.hash(secret);
    }

    /**
     * Hashes a secret chosen by a person.
     *
     * @throws HasherBusyException if too many secrets are being hashed
     */
    String hashChosen(String secret) {
        String hash = chosen.hash(secret);
        remember(secret, hash);
        return hash;
    }

    /**
     * Returns whether a hash is of this secret.
     *
     * @param hash of either kind
     * @throws HasherBusyException if an Argon2id hash must be computed, and too many secrets are being hashed
     */
    boolean matches(String secret, String hash) {
        if (KeyedHasher.isHash(hash)) {
            return made.matches(secret, hash);
        }
        String mac = remembered.getIfPresent(hash);
        if (mac != null) {
            return inMemory.matches(secret, mac);
        }
        boolean right = chosen.matches(secret, hash);
        if (right) {
            remember(secret, hash);
        }
        return right;
    }

    /** Takes the same time as {@link #matches} for a generated secret, for an unknown id. */
    void matchNothing(String secret) {
        made.matchNothing(secret);
    }

    /** Returns the hash that replaces one that a secret matched; null to keep it. */
    @Nullable
    String replacementOf(String hash, String secret) {
        return KeyedHasher.isHash(hash) || !RandomSecrets.isPossible(secret) ? null : made.hash(secret);
    }

    private void remember(String secret, String hash) {
        remembered.put(hash, inMemory.hash(secret));
    }
}
