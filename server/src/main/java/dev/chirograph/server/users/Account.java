package dev.chirograph.server.users;

import java.util.Set;

/**
 * What the rest of the server may know about a user.
 *
 * @param userId the user's id, which is the subject of the user's access tokens
 * @param username the name to sign in with, as it was first written
 * @param scopes the most that the user's tokens may carry
 * @param disabled whether the user is kept from signing in
 */
public record Account(String userId, String username, Set<String> scopes, boolean disabled) {

    /** Copies the scopes. */
    public Account {
        scopes = Set.copyOf(scopes);
    }
}
