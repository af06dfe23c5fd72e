package dev.chirograph.server.database;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * The tables and their version, which is that of the last migration. A release knows the migrations up to its own:
 * older tables can be migrated, newer ones cannot be used.
 */
final class Schema {
    private final Flyway flyway;

    private Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    static Schema of(DataSource source) {
        return new Schema(Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .load());
    }

    /**
     * Returns what this release would do.
     *
     * @throws DatabaseUnavailableException if the tables were made by a newer release, or not by this server
     */
    SchemaState state() {
        MigrationInfoService info = flyway.info();
        List<SchemaState.Migration> pending = Arrays.stream(info.pending())
                .map(migration -> new SchemaState.Migration(version(migration), migration.getDescription()))
                .toList();
        MigrationInfo current = info.current();
        MigrationVersion newest = newest(info);
        if (current != null && newest != null && isNewer(current, newest)) {
            throw new DatabaseUnavailableException(
                    "The database has schema version " + version(current)
                            + ", which a newer release has made; this release"
                            + " knows the versions up to " + newest
                            + ". Run the newer release, or restore a backup from before its migration.",
                    null);
        }
        return new SchemaState(current == null ? null : version(current), pending);
    }

    private static boolean isNewer(MigrationInfo current, MigrationVersion newest) {
        return current.getVersion() != null && current.getVersion().compareTo(newest) > 0;
    }

    /** Returns the newest version that this release knows. */
    private static @Nullable MigrationVersion newest(MigrationInfoService info) {
        return Arrays.stream(info.all())
                .filter(migration -> migration.getScript() != null
                        && !migration.getState().name().contains("FUTURE")
                        && !migration.getState().name().contains("MISSING"))
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(MigrationVersion::compareTo)
                .orElse(null);
    }

    private static String version(MigrationInfo migration) {
        return String.valueOf(migration.getVersion());
    }

    /**
     * Runs the pending migrations.
     *
     * @throws FlywayException if one fails, or an applied one is not what this release knows
     */
    void migrate() {
        flyway.migrate();
    }

    /**
     * Compares the applied migrations with those of this release.
     *
     * @throws FlywayException if they differ
     */
    void validate() {
        flyway.validate();
    }
}
