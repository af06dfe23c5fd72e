package dev.chirograph.server.administration;

import dev.chirograph.server.api.ClientsHandler;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.UsersHandler;
import dev.chirograph.server.api.codec.ClientCreateCodec;
import dev.chirograph.server.api.codec.RegisteredClientCodec;
import dev.chirograph.server.api.codec.UserCodec;
import dev.chirograph.server.api.codec.UserCreateCodec;
import dev.chirograph.server.database.BackupException;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.key.KeyAdministration;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.UnavailableException;
import dev.chirograph.server.runtime.json.Codec;
import dev.chirograph.server.runtime.json.Json;
import dev.chirograph.server.runtime.json.MalformedJsonException;
import dev.chirograph.server.runtime.json.Violation;
import dev.chirograph.server.runtime.json.Violations;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Performs tasks on an open database. What a task takes is validated by the same rules as the body of the operation: the
 * document's, and those of the feature.
 */
public final class LocalAdministration implements Administration {
    private final Database database;
    private final ClientsHandler clients;
    private final UsersHandler users;
    private final KeyAdministration keys;

    /**
     * Performs tasks with these handlers.
     *
     * @param database the database of the handlers, which stays open
     */
    public LocalAdministration(Database database, ClientsHandler clients, UsersHandler users, KeyAdministration keys) {
        this.database = database;
        this.clients = clients;
        this.users = users;
        this.keys = keys;
    }

    @Override
    public void perform(Task task, byte[] input, OutputStream output) throws IOException {
        try {
            switch (task) {
                case CREATE_CLIENT -> output.write(createClient(input));
                case CREATE_USER -> output.write(createUser(input));
                case ROTATE_KEYS -> output.write(keys.rotate());
                case REVOKE_KEYS -> output.write(keys.revoke());
                case BACKUP -> database.backup(output);
            }
        } catch (ProblemException e) {
            throw new AdministrationException(describe(e), e);
        } catch (MalformedJsonException e) {
            throw new AdministrationException(
                    "The input is not valid JSON: " + e.getMessage() + " (line " + e.line() + ", column " + e.column()
                            + ")",
                    e);
        } catch (BackupException e) {
            throw new AdministrationException(String.valueOf(e.getMessage()), e);
        } catch (UnavailableException e) {
            throw new AdministrationException(e.detail(), e);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AdministrationException("The task failed: " + e, e);
        }
    }

    private byte[] createClient(byte[] input) throws Exception {
        return Json.encode(
                RegisteredClientCodec.INSTANCE,
                clients.createClient(
                                OperatorCall.of(Operations.CREATE_CLIENT), decode(ClientCreateCodec.INSTANCE, input))
                        .body());
    }

    private byte[] createUser(byte[] input) throws Exception {
        return Json.encode(
                UserCodec.INSTANCE,
                users.createUser(OperatorCall.of(Operations.CREATE_USER), decode(UserCreateCodec.INSTANCE, input))
                        .body());
    }

    private static <T> T decode(Codec<T> codec, byte[] input) {
        var violations = new Violations();
        T value = Json.decode(codec, input, violations);
        violations.throwIfAny();
        return Objects.requireNonNull(value);
    }

    private static String describe(ProblemException problem) {
        return problem.violations().isEmpty()
                ? problem.detail()
                : problem.violations().stream()
                        .map(LocalAdministration::describe)
                        .collect(Collectors.joining("\n  - ", "The input is not valid:\n  - ", ""));
    }

    private static String describe(Violation violation) {
        return (violation.pointer().isEmpty() ? "it" : violation.pointer()) + " " + violation.message();
    }

    /** Does nothing: the database belongs to whoever opened it. */
    @Override
    public void close() {}
}
