package dev.chirograph.server.oauth.grant;

import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.users.Account;
import java.util.HashSet;
import java.util.Set;

/** What a client may do in the name of a user. */
public final class UserScopes {
    /** What is about the user alone is every user's to give; all else the user must have been given. */
    static final Set<String> EVERY_USERS =
            Set.of("openid", "profile", "email", "offline_access", "sessions:read", "sessions:write");

    private UserScopes() {}

    /** Returns the most that tokens may carry which speak for this user through this client. */
    public static Set<String> allowed(Client client, Account account) {
        Set<String> theirs = new HashSet<>(EVERY_USERS);
        theirs.addAll(account.scopes());
        return Scopes.common(client.scopes(), theirs);
    }

    /** Returns the most that tokens may carry which speak for this client alone: not what is about a user, for there is none. */
    public static Set<String> allowedWithoutUser(Client client) {
        Set<String> allowed = new HashSet<>(client.scopes());
        allowed.removeAll(EVERY_USERS);
        return allowed;
    }
}
