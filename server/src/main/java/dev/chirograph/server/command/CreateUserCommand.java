package dev.chirograph.server.command;

import dev.chirograph.server.administration.Administration.Task;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create-user",
        description =
                "Creates a user, and prints it as JSON. The password is read from a file, or asked for on the terminal,"
                        + " or read from standard input. The rules are those of POST /users.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CreateUserCommand implements Callable<Integer> {
    private static final int LONGEST = 4096;

    private final Console console;

    @Option(names = "--username", required = true, paramLabel = "NAME", description = "The name to sign in with.")
    private String username = "";

    @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "The user's e-mail address.")
    private String email = "";

    @Option(names = "--full-name", paramLabel = "NAME", description = "The user's full name.")
    private @Nullable String fullName;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file with the password.")
    private @Nullable Path passwordFile;

    CreateUserCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JsonObjectBuilder user = Json.createObjectBuilder()
                .add("username", username)
                .add("email", email)
                .add("password", password());
        if (fullName != null) {
            user.add("full_name", fullName);
        }
        return console.print(Task.CREATE_USER, user.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    private String password() {
        try {
            if (passwordFile != null) {
                try (InputStream file = Files.newInputStream(passwordFile)) {
                    return firstLine(file);
                }
            }
        } catch (IOException e) {
            throw new CommandException(passwordFile + " cannot be read: " + e, ExitCode.FAILED);
        }
        java.io.Console terminal = System.console();
        if (terminal != null && terminal.isTerminal()) {
            char[] typed = terminal.readPassword("Password of %s: ", username);
            return typed == null ? "" : new String(typed);
        }
        try {
            return firstLine(console.in());
        } catch (IOException e) {
            throw new CommandException("The password cannot be read: " + e, ExitCode.FAILED);
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
    }
}
