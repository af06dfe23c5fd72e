package dev.chirograph.server.command;

import dev.chirograph.server.database.SchemaState;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = "Brings the database's tables to the version of this release. Nodes of the release before go on"
                + " working.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--dry-run", description = "Only print what would be done.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    MigrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SchemaState before = console.actions().migrate(dryRun);
        console.out().println(json ? json(before) : text(before));
        return ExitCode.OK;
    }

    private String text(SchemaState before) {
        String current = before.version() == null
                ? "The database has no tables."
                : "The database has schema version " + before.version() + ".";
        if (before.pending().isEmpty()) {
            return current + " Nothing to do.";
        }
        var text = new StringBuilder(current).append(dryRun ? " To do:" : " Done:");
        before.pending()
                .forEach(migration -> text.append(System.lineSeparator())
                        .append("  ")
                        .append(migration.version())
                        .append("  ")
                        .append(migration.description()));
        return text.toString();
    }

    private String json(SchemaState before) {
        JsonArrayBuilder migrations = Json.createArrayBuilder();
        before.pending()
                .forEach(migration -> migrations.add(Json.createObjectBuilder()
                        .add("version", migration.version())
                        .add("description", migration.description())));
        JsonObjectBuilder result = Json.createObjectBuilder();
        if (before.version() != null) {
            result.add("version_before", before.version());
        }
        return result.add("done", !dryRun).add("migrations", migrations).build().toString();
    }
}
