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
 * Hashes and verifies client secrets ({@code docs/decisions/0011-client-secrets.md}): those that the server made with HMAC-SHA-256,
 * those that a person chose with Argon2id.
 *
 * <p>An Argon2id hash is computed until its secret has been right once; from then on this process compares a MAC under a key of its own,
 * so that wrong secrets, however many, cost as little as for other clients.
 *
 * <p>Safe for use by many threads and nodes.
 */
final class ClientSecrets {
    /** Each takes some 200 bytes. */
    private static final int MOST_REMEMBERED = 10_000;

    private final KeyedHasher made;
    private final SecretHasher chosen;

    /** Its key exists in this process only. */
    private final KeyedHasher inMemory = new KeyedHasher(new RandomSecrets().next());

    /** The MACs of correct secrets by their Argon2id hashes, which other secrets do not have. */
    private final Cache<String, String> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /** @param hasher hashes secrets that a person chose */
    ClientSecrets(Database database, SecretHasher hasher) {
        String key = new SharedSecretStore(database, "client_secret_key").findOrInsert(new RandomSecrets().next());
        this.made = new KeyedHasher(key);
        this.chosen = hasher;
    }

    /** Hashes a secret that the server made. */
    String hash(String secret) {
        return made.hash(secret);
    }

    /**
     * Hashes a secret that a person chose.
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
     * @param hash by either way of hashing
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

    /** Spends what {@link #matches} spends on a secret that the server made, for an id that does not exist. */
    void matchNothing(String secret) {
        made.matchNothing(secret);
    }

    /** Returns the hash that replaces one that a secret matched; null if it may stay. */
    @Nullable
    String replacementOf(String hash, String secret) {
        return KeyedHasher.isHash(hash) || !RandomSecrets.isPossible(secret) ? null : made.hash(secret);
    }

    private void remember(String secret, String hash) {
        remembered.put(hash, inMemory.hash(secret));
    }
}
