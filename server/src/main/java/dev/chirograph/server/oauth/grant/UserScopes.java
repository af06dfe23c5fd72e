package dev.chirograph.server.oauth.grant;

import dev.chirograph.server.api.ApiScope;
import dev.chirograph.server.api.ApiScope.Receiver;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.users.Account;
import java.util.HashSet;
import java.util.Set;

/** The scopes that tokens of a client may have. */
public final class UserScopes {
    /** Scopes for a user's own data, which every user can grant; all others must be assigned to the user. */
    private static final Set<String> OF_EVERY_USER = ApiScope.grantedTo(Receiver.EVERY_USER);

    private UserScopes() {}

    /** Returns the maximum scopes of tokens that a client gets for a user. */
    public static Set<String> allowed(Client client, Account account) {
        Set<String> theirs = new HashSet<>(OF_EVERY_USER);
        theirs.addAll(account.scopes());
        return Scopes.common(client.scopes(), theirs);
    }

    /** Returns the maximum scopes of tokens that a client gets for itself: without those for a user's own data. */
    public static Set<String> allowedWithoutUser(Client client) {
        Set<String> allowed = new HashSet<>(client.scopes());
        allowed.removeAll(OF_EVERY_USER);
        return allowed;
    }
}
