package dev.chirograph.server.users;

import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.AuthenticationResult.Failure;
import dev.chirograph.server.users.AuthenticationResult.Success;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds users in the table {@code users} and checks their passwords. */
final class PasswordDirectory implements UserDirectory {
    private static final int LONGEST_USERNAME = 64;
    private static final int UUID_LENGTH = 36;

    private final UserStore store;
    private final SecretHasher hasher;

    PasswordDirectory(UserStore store, SecretHasher hasher) {
        this.store = store;
        this.hasher = hasher;
    }

    @Override
    public AuthenticationResult authenticate(String username, String password) {
        UserRow user = isPossibleName(username) ? store.findByUsername(username) : null;
        if (user == null) {
            hasher.matchNothing(password);
            return Failure.UNKNOWN_USER;
        }
        if (!hasher.matches(password, user.passwordHash())) {
            return Failure.WRONG_PASSWORD;
        }
        return user.disabled() ? Failure.DISABLED_USER : new Success(user.account());
    }

    @Override
    public @Nullable Account find(String userId) {
        UUID id = parse(userId);
        UserRow user = id == null ? null : store.find(id);
        return user == null ? null : user.account();
    }

    /** Parses an id in its canonical form, which tokens have; returns null for any other string. */
    static @Nullable UUID parse(String userId) {
        if (userId.length() != UUID_LENGTH) {
            return null;
        }
        try {
            UUID id = UUID.fromString(userId);
            return id.toString().equals(userId) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Accepts ASCII only: the lower case of some other letters, such as the Kelvin sign, is ASCII. */
    private static boolean isPossibleName(String username) {
        return username.length() <= LONGEST_USERNAME && username.chars().allMatch(unit -> unit > ' ' && unit < 0x7F);
    }
}
