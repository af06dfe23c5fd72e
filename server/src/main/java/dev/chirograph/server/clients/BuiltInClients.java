package dev.chirograph.server.clients;

import dev.chirograph.server.secret.RandomSecrets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clients that the server registers itself. */
public final class BuiltInClients {
    /** The public client that {@code POST /token} signs users in with when the form names none. */
    public static final String PASSWORD_FORM = "client-password-form";

    /** The confidential client whose credentials are printed in development. */
    public static final String DEVELOPMENT = "client-development";

    /** The public client by which users sign in to programs on a developer's machine: by browser, or by device. */
    public static final String DEVELOPMENT_PUBLIC = "client-development-public";

    /** The confidential client of the operator, which registers other clients. */
    public static final String ADMINISTRATOR = "client-administrator";

    /** All of them: what they are is the server's to say. */
    static final Set<String> IDS = Set.of(PASSWORD_FORM, DEVELOPMENT, DEVELOPMENT_PUBLIC, ADMINISTRATOR);

    private static final Set<String> ADMINISTRATORS_SCOPES =
            Set.of("clients:read", "clients:write", "users:read", "users:write");
    private static final Set<String> API_SCOPES =
            Set.of("items:read", "items:write", "users:read", "users:write", "clients:read", "clients:write");
    private static final Set<String> USER_SCOPES = Set.of(
            "openid",
            "profile",
            "email",
            "items:read",
            "items:write",
            "users:read",
            "users:write",
            "sessions:read",
            "sessions:write");

    /** Of loopback addresses any port will do (RFC 8252, section 7.3). */
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
                .scopes(USER_SCOPES)
                .build());
    }

    /** Disables {@link #PASSWORD_FORM}, also if an earlier start enabled it. */
    public void disablePasswordForm() {
        clients.disable(PASSWORD_FORM);
    }

    /**
     * Enables {@link #DEVELOPMENT} for the grant {@code client_credentials}. Its secret is stored in
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
                .secretHash(clients.secrets().hash(credentials.secret()))
                .grants(Set.of("client_credentials"))
                .scopes(API_SCOPES)
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
                .scopes(withOfflineAccess(USER_SCOPES))
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
                .scopes(ADMINISTRATORS_SCOPES)
                .build());
    }

    /** Disables {@link #ADMINISTRATOR}, also if an earlier start enabled it. */
    public void disableAdministrator() {
        clients.disable(ADMINISTRATOR);
    }

    private static Set<String> withOfflineAccess(Set<String> scopes) {
        Set<String> more = new HashSet<>(scopes);
        more.add("offline_access");
        return more;
    }

    private String hashOfChosen(String secret, @Nullable Client stored) {
        String hash = stored == null ? null : stored.secretHash();
        return hash != null && clients.secrets().matches(secret, hash)
                ? hash
                : clients.secrets().hashChosen(secret);
    }
}
