package dev.chirograph.server.users;

import dev.chirograph.server.database.Database;
import dev.chirograph.server.paging.CreationPosition;
import dev.chirograph.server.secret.HasherBusyException;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.UserRemovalListener.Cause;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What may become of users.
 *
 * <p>Safe for use by many threads and nodes: a change reads what it changes under the lock on the user's row, so that of
 * two changes neither is lost. Passwords are hashed before the transaction: for the 40 ms that takes, no lock and no
 * connection is held.
 */
final class UserService {
    private final Database database;
    private final UserStore store;
    private final SecretHasher hasher;
    private final List<UserRemovalListener> listeners;
    private final Clock clock;

    UserService(
            Database database, UserStore store, SecretHasher hasher, List<UserRemovalListener> listeners, Clock clock) {
        this.database = database;
        this.store = store;
        this.hasher = hasher;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    @Nullable
    UserRow find(UUID id) {
        return store.find(id);
    }

    /** Returns the users after a position, the oldest first, at most so many. */
    List<UserRow> list(CreationPosition<UUID> after, int most) {
        return store.list(after, most);
    }

    /**
     * Creates a user.
     *
     * @return null when the name is taken, in whatever case
     * @throws HasherBusyException if the password could not be hashed in time
     */
    @Nullable
    UserRow create(NewUser user) {
        // Only a short cut: it saves the hash. The insert is what decides.
        if (store.findByUsername(user.username()) != null) {
            return null;
        }
        String passwordHash = hasher.hash(user.password());
        Instant now = now();
        UserRow row = new UserRow(
                UUID.randomUUID(),
                user.username(),
                user.email(),
                user.fullName(),
                user.disabled(),
                passwordHash,
                user.scopes(),
                now,
                now);
        return store.insert(row) ? row : null;
    }

    /**
     * Changes a user, and ends what the user was given when disabled or given a new password by this.
     *
     * @param change applied under the lock, to the user as it is then
     * @param newPassword in the clear, null to keep the old one
     * @return the user as changed, null when there is none
     * @throws HasherBusyException if the password could not be hashed in time
     */
    @Nullable
    UserRow update(UUID id, UnaryOperator<UserRow> change, @Nullable String newPassword) {
        if (newPassword == null) {
            return database.inTransaction(() -> updateLocked(id, change));
        }
        if (store.find(id) == null) {
            return null;
        }
        String passwordHash = hasher.hash(newPassword);
        return database.inTransaction(() -> {
            UserRow changed = updateLocked(id, user -> change.apply(user).withPasswordHash(passwordHash));
            if (changed != null) {
                tell(id, Cause.PASSWORD_CHANGED);
            }
            return changed;
        });
    }

    private @Nullable UserRow updateLocked(UUID id, UnaryOperator<UserRow> change) {
        UserRow before = store.lock(id);
        if (before == null) {
            return null;
        }
        UserRow after = change.apply(before).withUpdatedAt(now());
        store.update(after);
        if (after.disabled() && !before.disabled()) {
            tell(id, Cause.DISABLED);
        }
        return after;
    }

    /** Deletes a user and all that is the user's; false when there is none. */
    boolean delete(UUID id) {
        return database.inTransaction(() -> {
            if (store.lock(id) == null) {
                return false;
            }
            tell(id, Cause.DELETED);
            store.delete(id);
            return true;
        });
    }

    private void tell(UUID id, Cause cause) {
        listeners.forEach(listener -> listener.userRemoved(id.toString(), cause));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
