package dev.chirograph.integration;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.User;
import dev.chirograph.sdk.model.UserCreate;
import java.util.UUID;

/** Makes clients of a running server, as developers make them. */
public final class Clients {
    public static final String PASSWORD = "correct horse battery staple";

    private Clients() {}

    /** Begins a client that knows where the server is and trusts its certificate. */
    public static ChirographClient.Builder to(ServerProcess server) {
        return ChirographClient.builder().endpoint(server.url()).trustCertificate(server.certificate());
    }

    /** Makes the client whose credentials the server prints. */
    public static ChirographClient development(ServerProcess server) {
        return to(server).auth(authOfDeveloper(server)).build();
    }

    /** Returns how the client authenticates whose credentials the server prints. */
    public static Auth authOfDeveloper(ServerProcess server) {
        return Auth.clientCredentials(server.printed("client id"), server.printed("client secret"));
    }

    /** Returns how the seeded user signs in. */
    @SuppressWarnings("deprecation")
    public static Auth authOfSeededUser(ServerProcess server) {
        return Auth.password("client-password-form", server.printed("user"), server.printed("password"));
    }

    /** Makes a client that signs the seeded user in. */
    public static ChirographClient seededUser(ServerProcess server) {
        return to(server).auth(authOfSeededUser(server)).build();
    }

    /** Makes a client that signs a user in who has just been created. */
    @SuppressWarnings("deprecation")
    public static ChirographClient newUser(ServerProcess server) {
        try (ChirographClient administrator = development(server)) {
            User user = administrator.users().create(someUser());
            return to(server)
                    .auth(Auth.password("client-password-form", user.username(), PASSWORD))
                    .build();
        }
    }

    /** Describes a user whose name nobody has yet. */
    public static UserCreate someUser() {
        String name = "u-" + UUID.randomUUID();
        return UserCreate.builder()
                .username(name)
                .email(name + "@example.com")
                .password(PASSWORD)
                .build();
    }
}
