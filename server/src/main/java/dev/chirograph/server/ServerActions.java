package dev.chirograph.server;

import dev.chirograph.server.administration.Administration;
import dev.chirograph.server.administration.RemoteAdministration;
import dev.chirograph.server.command.Actions;
import dev.chirograph.server.command.CommandException;
import dev.chirograph.server.command.ConfigurationCheck;
import dev.chirograph.server.command.ExitCode;
import dev.chirograph.server.database.Backup;
import dev.chirograph.server.database.BackupException;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.DatabaseUnavailableException;
import dev.chirograph.server.database.SchemaState;
import dev.chirograph.server.oauth.key.KeyEncryptionException;
import dev.chirograph.server.runtime.UnavailableException;
import dev.chirograph.server.tls.CertificateException;
import dev.chirograph.server.tls.ServerCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the commands do with the configuration from the environment. */
final class ServerActions implements Actions {
    /** The exit code of a process that SIGTERM ended. */
    private static final int HALTED = 143;

    private final Map<String, String> environment;
    private final Clock clock;
    private boolean serving;

    ServerActions(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /** Returns whether the server was started, so that the process must go on. */
    boolean isServing() {
        return serving;
    }

    @Override
    public void serve() {
        attempt("The server does not start", () -> {
            Server server = Server.start(configuration(), clock);
            serving = true;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "shutdown"));
            server.greeting().lines().forEach(System.out::println);
            return server;
        });
    }

    /** Halts the process if closing takes too long. No write is lost: acknowledged writes are on disk already. */
    private static void close(Server server) {
        Thread closing = Thread.ofPlatform().daemon().name("close").start(server::close);
        try {
            if (closing.join(server.patience())) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("The server did not stop within the shutdown grace period and is halted");
        Runtime.getRuntime().halt(HALTED);
    }

    @Override
    public ConfigurationCheck checkConfiguration() {
        ConfigurationReport report = Configuration.inspect(environment, clock);
        List<String> problems = new ArrayList<>(report.problems());
        List<String> notes = new ArrayList<>();
        Configuration configuration = report.configuration();
        if (configuration != null) {
            notes.addAll(StartWarnings.of(configuration));
            if (configuration.tls().own() != null) {
                check(problems, () -> ServerCertificate.load(configuration.tls(), clock));
            }
            checkDatabase(configuration, problems, notes);
        }
        return new ConfigurationCheck(report.variables(), problems, notes);
    }

    private static void checkDatabase(Configuration configuration, List<String> problems, List<String> notes) {
        if (!configuration.database().isPostgresql()) {
            checkDataFolder(configuration.dataFolder(), notes);
            if (RemoteAdministration.find(configuration.dataFolder()) != null) {
                notes.add("A server runs with this data folder");
                return;
            }
            if (!Files.exists(configuration.dataFolder().resolve("chirograph.mv.db"))) {
                notes.add("There is no database yet; the first start creates it");
                return;
            }
        }
        check(problems, () -> {
            SchemaState state = Database.stateOf(configuration.database());
            notes.add(
                    state.version() == null
                            ? "The database has no tables yet; the first start creates them"
                            : "The database has schema version " + state.version()
                                    + (state.pending().isEmpty()
                                            ? ", as this release needs"
                                            : "; this release needs "
                                                    + state.pending().getLast().version()));
            if (state.isOlder() && !configuration.mayMigrate()) {
                problems.add("The database has to be migrated: make a backup and run `migrate`, or set"
                        + " CHIROGRAPH_MIGRATE_AT_START to true");
            }
            return state;
        });
    }

    private static void checkDataFolder(Path folder, List<String> notes) {
        if (!Files.isDirectory(folder)) {
            notes.add("The data folder " + folder.toAbsolutePath().normalize()
                    + " does not exist yet; the first start creates it");
        }
    }

    private static void check(List<String> problems, Supplier<?> action) {
        try {
            action.get();
        } catch (CertificateException | DatabaseUnavailableException | UnavailableException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public SchemaState migrate(boolean dryRun) {
        return attempt("The database is not migrated", () -> {
            Configuration configuration = configuration();
            DataFolder.make(configuration.dataFolder());
            SchemaState before = Database.stateOf(configuration.database());
            if (!dryRun) {
                Database.open(configuration.database()).close();
            }
            return before;
        });
    }

    @Override
    public SchemaState restore(Path backup) {
        return attempt("The backup is not restored", () -> {
            Configuration configuration = configuration();
            DataFolder.make(configuration.dataFolder());
            try {
                return Backup.restore(configuration.database(), backup);
            } catch (IOException e) {
                throw new CommandException("The backup is not restored: " + e, ExitCode.FAILED);
            }
        });
    }

    @Override
    public Administration administration() {
        return attempt("The command cannot reach the data", () -> {
            Configuration configuration = configuration();
            // With PostgreSQL there may be a server elsewhere; the data are the same.
            RemoteAdministration running = RemoteAdministration.find(configuration.dataFolder());
            return running != null ? running : OfflineAdministration.open(configuration, clock);
        });
    }

    private Configuration configuration() {
        return Configuration.read(environment, clock);
    }

    private static <T> T attempt(String failure, Supplier<T> action) {
        try {
            return action.get();
        } catch (ConfigurationException e) {
            throw new CommandException(String.valueOf(e.getMessage()), ExitCode.CONFIGURATION);
        } catch (CertificateException
                | DatabaseUnavailableException
                | BackupException
                | KeyEncryptionException
                | UnavailableException
                | CannotStartException e) {
            throw new CommandException(failure + ": " + e.getMessage(), ExitCode.FAILED);
        }
    }
}
