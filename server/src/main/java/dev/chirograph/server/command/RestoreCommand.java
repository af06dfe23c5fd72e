package dev.chirograph.server.command;

import dev.chirograph.server.database.SchemaState;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Restores a backup into a data folder without a database. The server must not run, and needs the"
                + " key-encryption key that it had.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
    private Path file;

    RestoreCommand(Console console) {
        this.console = console;
        this.file = Path.of("");
    }

    @Override
    public Integer call() {
        SchemaState restored = console.actions().restore(file);
        console.err()
                .println("Restored " + file + " with schema version " + restored.version()
                        + (restored.pending().isEmpty() ? "" : "; run `migrate` before the server starts"));
        return ExitCode.OK;
    }
}
