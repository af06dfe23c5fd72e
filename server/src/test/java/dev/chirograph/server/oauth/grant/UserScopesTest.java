package dev.chirograph.server.oauth.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.clients.Client;
import dev.chirograph.server.users.Account;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The scopes that tokens of a client may have, for a user and without one. */
class UserScopesTest {
    private static final Set<String> OF_EVERY_USER =
            Set.of("openid", "profile", "email", "offline_access", "sessions:read", "sessions:write");

    @Test
    void aUserWithoutScopesGivesThoseOfEveryUser() {
        assertEquals(OF_EVERY_USER, UserScopes.allowed(client(), account(Set.of())));
    }

    @Test
    void aUserGivesOtherScopesOnlyWhenTheyWereGranted() {
        Set<String> allowed = UserScopes.allowed(client(), account(Set.of("items:read")));

        assertTrue(allowed.contains("items:read"));
        assertFalse(allowed.contains("items:write"));
    }

    @Test
    void aClientWithoutAUserHasNoScopeOfEveryUser() {
        assertEquals(Set.of("items:read", "items:write"), UserScopes.allowedWithoutUser(client()));
    }

    private static Client client() {
        return Client.builder("client", "Client")
                .scopes(Set.of(
                        "openid",
                        "profile",
                        "email",
                        "offline_access",
                        "sessions:read",
                        "sessions:write",
                        "items:read",
                        "items:write"))
                .build();
    }

    private static Account account(Set<String> scopes) {
        return new Account("id", "ada", "ada@example.com", null, scopes, false, Instant.EPOCH);
    }
}
