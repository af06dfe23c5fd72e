package dev.chirograph.server.clients;

import dev.chirograph.server.api.ApiScope;
import dev.chirograph.server.api.ApiScope.Receiver;
import dev.chirograph.server.secret.RandomSecrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clients that the server registers itself. */
public final class BuiltInClients {
    /** The public client with which {@code POST /token} signs users in if the form has no {@code client_id}. */
    public static final String PASSWORD_FORM = "client-password-form";

    /** The confidential client whose credentials are printed in development. */
    public static final String DEVELOPMENT = "client-development";

    /** The public client for sign-ins to programs on a developer's machine, by browser or by device. */
    public static final String DEVELOPMENT_PUBLIC = "client-development-public";

    /** The confidential client of the operator, which registers other clients. */
    public static final String ADMINISTRATOR = "client-administrator";

    /** The ids of all built-in clients, which the API cannot change. */
    static final Set<String> IDS = Set.of(PASSWORD_FORM, DEVELOPMENT, DEVELOPMENT_PUBLIC, ADMINISTRATOR);

    /** Any port of a loopback address is accepted (RFC 8252, section 7.3). */
    private static final List<String> LOOPBACK = List.of("http://127.0.0.1/callback", "http://[::1]/callback");

    private final Clients clients;

    /** Registers clients with {@code clients}. */
    public BuiltInClients(Clients clients) {
        this.clients = clients;
    }

    /** Enables signing in with a password through {@link #PASSWORD_FORM}. */
    public void enablePasswordForm() {
        clients.put(Client.builder(PASSWORD_FORM, "Password form")
                .grants(Set.of("password", "refresh_token"))
                .scopes(ApiScope.grantedTo(Receiver.CLIENT_PASSWORD_FORM))
                .build());
    }

    /** Disables {@link #PASSWORD_FORM}, also if an earlier start enabled it. */
    public void disablePasswordForm() {
        clients.disable(PASSWORD_FORM);
    }

    /**
     * Enables {@link #DEVELOPMENT} for the grant {@code client_credentials}. Its secret is stored in
     * {@code development-client.json}, readable by the server's own user only, so that every start prints the same one;
     * if the file is lost, a new secret replaces it.
     *
     * @param folder the data folder, which must exist
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
                .secretHash(clients.secrets().hash(credentials.secret()))
                .grants(Set.of("client_credentials"))
                .scopes(ApiScope.grantedTo(Receiver.CLIENT_DEVELOPMENT))
                .build());
        return credentials;
    }

    /** Disables {@link #DEVELOPMENT}, also if the data come from development. */
    public void disableDevelopmentClient() {
        clients.disable(DEVELOPMENT);
    }

    /** Enables signing in to programs on the user's machine through {@link #DEVELOPMENT_PUBLIC}. */
    public void enableDevelopmentPublicClient() {
        clients.put(Client.builder(DEVELOPMENT_PUBLIC, "Development program")
                .grants(Set.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"))
                .redirectUris(LOOPBACK)
                .scopes(ApiScope.grantedTo(Receiver.CLIENT_DEVELOPMENT_PUBLIC))
                .build());
    }

    /** Disables {@link #DEVELOPMENT_PUBLIC}, also if the data come from development. */
    public void disableDevelopmentPublicClient() {
        clients.disable(DEVELOPMENT_PUBLIC);
    }

    /** Enables {@link #ADMINISTRATOR} with this secret only. */
    public void enableAdministrator(String secret) {
        clients.put(Client.builder(ADMINISTRATOR, "Administrator")
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_BASIC)
                .secretHash(hashOfChosen(secret, clients.find(ADMINISTRATOR)))
                .grants(Set.of("client_credentials"))
                .scopes(ApiScope.grantedTo(Receiver.CLIENT_ADMINISTRATOR))
                .build());
    }

    /** Disables {@link #ADMINISTRATOR}, also if an earlier start enabled it. */
    public void disableAdministrator() {
        clients.disable(ADMINISTRATOR);
    }

    private String hashOfChosen(String secret, @Nullable Client stored) {
        String hash = stored == null ? null : stored.secretHash();
        return hash != null && clients.secrets().matches(secret, hash)
                ? hash
                : clients.secrets().hashChosen(secret);
    }
}
