package dev.chirograph.server.command;

import dev.chirograph.server.administration.Administration.Task;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rotate-keys",
        description =
                "Publishes new signing keys, which replace the present ones after an hour; tokens stay valid. Prints"
                        + " the keys as JSON.",
        mixinStandardHelpOptions = true)
final class RotateKeysCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--revoke",
            description =
                    "Delete all keys instead, and sign with new ones now: every token that exists is rejected within"
                            + " a minute. For keys that have leaked.")
    private boolean revoke;

    RotateKeysCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return console.print(revoke ? Task.REVOKE_KEYS : Task.ROTATE_KEYS, new byte[0]);
    }
}
