package dev.chirograph.server.users;

import dev.chirograph.server.paging.CreationPosition;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code users}.
 *
 * @param id the subject of the user's access tokens
 * @param username the name to sign in with, as registered
 * @param email the user's email address
 * @param fullName the user's name as the user writes it, null if unknown
 * @param disabled whether the user may not sign in
 * @param passwordHash the Argon2id hash of the user's password
 * @param scopes the maximum scopes of the user's tokens
 * @param createdAt to the microsecond
 * @param updatedAt to the microsecond
 */
record UserRow(
        UUID id,
        String username,
        String email,
        @Nullable String fullName,
        boolean disabled,
        String passwordHash,
        Set<String> scopes,
        Instant createdAt,
        Instant updatedAt) {

    UserRow {
        scopes = Set.copyOf(scopes);
    }

    CreationPosition<UUID> position() {
        return new CreationPosition<>(createdAt, id);
    }

    UserRow withProfile(String newEmail, @Nullable String newFullName, boolean newDisabled) {
        return new UserRow(
                id, username, newEmail, newFullName, newDisabled, passwordHash, scopes, createdAt, updatedAt);
    }

    UserRow withPasswordHash(String newPasswordHash) {
        return new UserRow(id, username, email, fullName, disabled, newPasswordHash, scopes, createdAt, updatedAt);
    }

    UserRow withScopes(Set<String> newScopes) {
        return new UserRow(id, username, email, fullName, disabled, passwordHash, newScopes, createdAt, updatedAt);
    }

    UserRow withUpdatedAt(Instant newUpdatedAt) {
        return new UserRow(id, username, email, fullName, disabled, passwordHash, scopes, createdAt, newUpdatedAt);
    }

    Account account() {
        return new Account(id.toString(), username, email, fullName, scopes, disabled, updatedAt);
    }

    /** Omits the hash and personal data. */
    @Override
    public String toString() {
        return "UserRow[id=" + id + ", username=" + username + ", disabled=" + disabled + "]";
    }
}
