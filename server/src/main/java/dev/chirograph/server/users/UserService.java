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
 * Creates, changes and deletes users.
 *
 * <p>Thread-safe, also across nodes: a change reads the user under the lock on its row, so that no concurrent change is lost.
 * Passwords are hashed before the transaction, because that takes 40 ms, during which no lock and no connection should be held.
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

    /** Returns the users after a position, the oldest first, up to a maximum number. */
    List<UserRow> list(CreationPosition<UUID> after, int most) {
        return store.list(after, most);
    }

    /**
     * Creates a user.
     *
     * @return the user, null if the name is taken in any case
     * @throws HasherBusyException if the password could not be hashed in time
     */
    @Nullable
    UserRow create(NewUser user) {
        // Saves the hash in most cases; the insert decides.
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
     * Changes a user. Calls the removal listeners if that disables the user or sets a new password.
     *
     * @param change applied to the current user, while its row is locked
     * @param newPassword in plain text, null to keep the old one
     * @return the changed user, null if there is none
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

    /** Deletes a user and everything that the user owns; returns false if there is none. */
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
