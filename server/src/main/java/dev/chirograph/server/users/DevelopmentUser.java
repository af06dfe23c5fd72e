package dev.chirograph.server.users;

import dev.chirograph.server.secret.SecretHasher;
import java.util.Set;

/**
 * The development user, whose password is in the README. It is created here because the password is shorter than the API accepts.
 */
final class DevelopmentUser {
    static final String USERNAME = "user";
    static final String PASSWORD = "secret";

    private static final Set<String> SCOPES =
            Set.of("profile", "items:read", "items:write", "users:read", "users:write");

    private final UserStore store;
    private final UserService service;
    private final SecretHasher hasher;

    DevelopmentUser(UserStore store, UserService service, SecretHasher hasher) {
        this.store = store;
        this.service = service;
        this.hasher = hasher;
    }

    void enable() {
        service.create(new NewUser(USERNAME, "user@example.com", null, false, PASSWORD, SCOPES));
    }

    void disable() {
        UserRow user = store.findByUsername(USERNAME);
        if (user != null && !user.disabled() && hasher.matches(PASSWORD, user.passwordHash())) {
            service.update(user.id(), row -> row.withProfile(row.email(), row.fullName(), true), null);
        }
    }
}
