package dev.chirograph.server.users;

import dev.chirograph.server.api.ApiScope;
import dev.chirograph.server.secret.SecretHasher;
import java.util.Set;

/**
 * The development user, whose password is in the README. It is created here because the password is shorter than the API accepts.
 */
final class DevelopmentUser {
    static final String USERNAME = "user";
    static final String PASSWORD = "secret";

    private static final Set<String> SCOPES = ApiScope.grantedTo(ApiScope.Receiver.DEVELOPMENT_USER);

    private final UserStore store;
    private final UserService service;
    private final SecretHasher hasher;

    DevelopmentUser(UserStore store, UserService service, SecretHasher hasher) {
        this.store = store;
        this.service = service;
        this.hasher = hasher;
    }

    /** Creates the user, or gives an existing one the scopes of this document, which may have changed. */
    void enable() {
        UserRow user = store.findByUsername(USERNAME);
        if (user == null) {
            service.create(new NewUser(USERNAME, "user@example.com", null, false, PASSWORD, SCOPES));
        } else if (!user.scopes().equals(SCOPES)) {
            service.update(user.id(), row -> row.withScopes(SCOPES), null);
        }
    }

    void disable() {
        UserRow user = store.findByUsername(USERNAME);
        if (user != null && !user.disabled() && hasher.matches(PASSWORD, user.passwordHash())) {
            service.update(user.id(), row -> row.withProfile(row.email(), row.fullName(), true), null);
        }
    }
}
