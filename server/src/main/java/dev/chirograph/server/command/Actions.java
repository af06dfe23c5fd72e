package dev.chirograph.server.command;

import dev.chirograph.server.administration.Administration;
import dev.chirograph.server.database.SchemaState;
import java.nio.file.Path;

/** What the commands do. Every method may throw a {@link CommandException}. */
public interface Actions {

    /** Starts the server, which runs when this returns, until the process ends. */
    void serve();

    /** Reads the configuration, and looks at what it names. */
    ConfigurationCheck checkConfiguration();

    /**
     * Migrates the tables.
     *
     * @param dryRun whether nothing is changed
     * @return the tables as they were
     */
    SchemaState migrate(boolean dryRun);

    /**
     * Restores a backup of the embedded store.
     *
     * @return the restored tables
     */
    SchemaState restore(Path backup);

    /** Returns the administration of the running server, or of the data of one that does not run. */
    Administration administration();
}
