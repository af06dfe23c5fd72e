package dev.chirograph.server.command;

import dev.chirograph.server.administration.Administration.Task;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create-client",
        description =
                "Registers an OAuth client, and prints it as JSON with its secret, which cannot be read again. The"
                        + " rules are those of POST /clients.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CreateClientCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The name that users see.")
    private String name = "";

    @Option(
            names = "--grant",
            required = true,
            paramLabel = "GRANT",
            description = "A grant type, such as client_credentials; may be repeated.")
    private List<String> grants = new ArrayList<>();

    @Option(names = "--scope", paramLabel = "SCOPE", description = "A scope that it may get; may be repeated.")
    private List<String> scopes = new ArrayList<>();

    @Option(
            names = "--authentication-method",
            paramLabel = "METHOD",
            description = "client_secret_basic if not set; none for a public client.")
    private @Nullable String method;

    @Option(names = "--redirect-uri", paramLabel = "URI", description = "A redirect URI; may be repeated.")
    private List<String> redirectUris = new ArrayList<>();

    CreateClientCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        JsonObjectBuilder client =
                Json.createObjectBuilder().add("name", name).add("grant_types", Json.createArrayBuilder(grants));
        if (method != null) {
            client.add("authentication_method", method);
        }
        if (!scopes.isEmpty()) {
            client.add("scopes", Json.createArrayBuilder(scopes));
        }
        if (!redirectUris.isEmpty()) {
            client.add("redirect_uris", Json.createArrayBuilder(redirectUris));
        }
        return console.print(Task.CREATE_CLIENT, client.build().toString().getBytes(StandardCharsets.UTF_8));
    }
}
