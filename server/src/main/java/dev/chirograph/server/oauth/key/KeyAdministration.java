package dev.chirograph.server.oauth.key;

import dev.chirograph.server.database.Database;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Changes the signing keys on the operator's request. It knows the database only: running nodes notice within a minute,
 * as they notice each other's rotation. Thread-safe, also across nodes.
 */
public final class KeyAdministration {
    private final Database database;
    private final SigningKeyStore store;
    private final KeyEncryptionKeys encryption;
    private final Clock clock;

    /**
     * Changes the keys of a database.
     *
     * @param clock the time shared by all nodes
     */
    public KeyAdministration(Database database, KeyEncryptionKeys encryption, Clock clock) {
        this.database = database;
        this.store = new SigningKeyStore(database);
        this.encryption = encryption;
        this.clock = clock;
    }

    /**
     * Publishes a new key for each algorithm, which signs after {@link KeyRotation#PUBLISHED_BEFORE}, when every verifier has
     * it. No token becomes invalid. Keys that are published and do not sign yet are not replaced.
     *
     * @return the keys, as JSON
     */
    public byte[] rotate() {
        Instant now = clock.instant();
        boolean isUnderWay =
                store.all().stream().anyMatch(key -> key.signsFrom().isAfter(now));
        // A key that has signed for no time at all is due for replacement.
        maintenance(isUnderWay ? KeyRotation.LONGEST_PERIOD : Duration.ZERO).run();
        return describe(store.all());
    }

    /**
     * Deletes all keys and generates others, which sign immediately: every token that was signed before is rejected. For
     * keys that somebody else may have.
     *
     * @return the keys, as JSON
     */
    public byte[] revoke() {
        database.useTransaction(() -> {
            store.all().forEach(key -> store.delete(key.id()));
            maintenance(KeyRotation.LONGEST_PERIOD).run();
        });
        return describe(store.all());
    }

    private KeyMaintenance maintenance(Duration period) {
        return new KeyMaintenance(store, encryption, new KeyRotation(period), clock);
    }

    private byte[] describe(List<SigningKeyRow> keys) {
        Instant now = clock.instant();
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (int i = 0; i < keys.size(); i++) {
            SigningKeyRow key = keys.get(i);
            Instant replacedFrom = KeyRotation.replacedFrom(keys, i);
            array.add(Json.createObjectBuilder()
                    .add("id", key.id())
                    .add("algorithm", key.algorithm())
                    .add("state", state(key, replacedFrom != null && !replacedFrom.isAfter(now), now))
                    .add("signs_from", key.signsFrom().toString()));
        }
        return Json.createObjectBuilder().add("keys", array).build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String state(SigningKeyRow key, boolean isReplaced, Instant now) {
        if (isReplaced) {
            return "verifies";
        }
        return key.signsFrom().isAfter(now) ? "published" : "signs";
    }
}
