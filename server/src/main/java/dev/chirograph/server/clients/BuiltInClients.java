package dev.chirograph.server.clients;

import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.secret.SecretHasher;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clients that the server registers for itself. */
public final class BuiltInClients {
    /** The public client that {@code POST /token} signs users in with when the form names none. */
    public static final String PASSWORD_FORM = "client-password-form";

    /** The confidential client whose credentials are printed in development. */
    public static final String DEVELOPMENT = "client-development";

    private static final Set<String> API_SCOPES = Set.of("items:read", "items:write", "users:read", "users:write");
    private static final Set<String> USER_SCOPES =
            Set.of("profile", "items:read", "items:write", "users:read", "users:write");

    private final Clients clients;
    private final SecretHasher hasher;

    /** Registers clients with {@code clients} and hashes their secrets with the hasher. */
    public BuiltInClients(Clients clients, SecretHasher hasher) {
        this.clients = clients;
        this.hasher = hasher;
    }

    /** Sees to it that users can sign in with a password through {@link #PASSWORD_FORM}. */
    public void enablePasswordForm() {
        clients.put(Client.builder(PASSWORD_FORM, "Password form")
                .grants(Set.of("password", "refresh_token"))
                .scopes(USER_SCOPES)
                .build());
    }

    /** Sees to it that {@link #PASSWORD_FORM} gets no tokens, also when it did at an earlier start. */
    public void disablePasswordForm() {
        clients.disable(PASSWORD_FORM);
    }

    /**
     * Sees to it that {@link #DEVELOPMENT} can get tokens with {@code client_credentials}. Its secret is kept in
     * {@code development-client.json}, which only the server's own user may read, so that every start prints the same
     * one; if the file is lost, a new secret takes the old one's place.
     *
     * @param folder the data folder, which exists
     */
    public ClientCredentials enableDevelopmentClient(Path folder) {
        CredentialsFile file = new CredentialsFile(folder.resolve("development-client.json"));
        ClientCredentials kept = file.read();
        ClientCredentials credentials = kept != null && kept.id().equals(DEVELOPMENT)
                ? kept
                : new ClientCredentials(DEVELOPMENT, new RandomSecrets().next());
        if (credentials != kept) {
            file.write(credentials);
        }
        clients.put(Client.builder(DEVELOPMENT, "Development")
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_BASIC)
                .secretHash(hashOf(credentials.secret(), clients.find(DEVELOPMENT)))
                .grants(Set.of("client_credentials"))
                .scopes(API_SCOPES)
                .build());
        return credentials;
    }

    /** Sees to it that {@link #DEVELOPMENT} gets no tokens, also when the data were made in development. */
    public void disableDevelopmentClient() {
        clients.disable(DEVELOPMENT);
    }

    private String hashOf(String secret, @Nullable Client stored) {
        boolean same = stored != null && stored.secretHash() != null && hasher.matches(secret, stored.secretHash());
        return same ? stored.secretHash() : hasher.hash(secret);
    }
}
