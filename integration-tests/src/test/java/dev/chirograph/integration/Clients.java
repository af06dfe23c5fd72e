package dev.chirograph.integration;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.User;
import dev.chirograph.sdk.model.UserCreate;
import java.util.UUID;

/** Creates clients of a running server with the public API of the SDK. */
public final class Clients {
    public static final String PASSWORD = "correct horse battery staple";

    private Clients() {}

    /** Returns a builder with the endpoint of the server and its certificate. */
    public static ChirographClient.Builder to(ServerProcess server) {
        return ChirographClient.builder().endpoint(server.url()).trustCertificate(server.certificate());
    }

    /** Returns a client with the client credentials that the server prints. */
    public static ChirographClient development(ServerProcess server) {
        return to(server).auth(authOfDeveloper(server)).build();
    }

    /** Returns the client credentials that the server prints. */
    public static Auth authOfDeveloper(ServerProcess server) {
        return Auth.clientCredentials(server.printed("client id"), server.printed("client secret"));
    }

    /** Returns the authentication of the seeded user. */
    @SuppressWarnings("deprecation")
    public static Auth authOfSeededUser(ServerProcess server) {
        return Auth.password("client-password-form", server.printed("user"), server.printed("password"));
    }

    /** Returns a client of the seeded user. */
    public static ChirographClient seededUser(ServerProcess server) {
        return to(server).auth(authOfSeededUser(server)).build();
    }

    /** Returns a client of a newly created user. */
    @SuppressWarnings("deprecation")
    public static ChirographClient newUser(ServerProcess server) {
        try (ChirographClient administrator = development(server)) {
            User user = administrator.users().create(someUser());
            return to(server)
                    .auth(Auth.password("client-password-form", user.username(), PASSWORD))
                    .build();
        }
    }

    /** Returns a request for a user with a unique name. */
    public static UserCreate someUser() {
        String name = "u-" + UUID.randomUUID();
        return UserCreate.builder()
                .username(name)
                .email(name + "@example.com")
                .password(PASSWORD)
                .build();
    }
}
