package dev.chirograph.server.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables as they are, and what is missing for this release.
 *
 * @param version the version of the tables; null if there are none yet
 * @param pending the migrations that this release needs, in their order
 */
public record SchemaState(@Nullable String version, List<Migration> pending) {

    /** Makes an unmodifiable copy of the list. */
    public SchemaState {
        pending = List.copyOf(pending);
    }

    /**
     * A migration.
     *
     * @param version the version of the tables after it
     * @param description what it does, in a few words
     */
    public record Migration(String version, String description) {}

    /** Returns whether there are tables of an earlier release, which have to be migrated first. */
    public boolean isOlder() {
        return version != null && !pending.isEmpty();
    }
}
