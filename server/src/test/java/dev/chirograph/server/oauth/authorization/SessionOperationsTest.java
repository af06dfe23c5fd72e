package dev.chirograph.server.oauth.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.BothStores;
import dev.chirograph.server.MovableClock;
import dev.chirograph.server.Store;
import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.model.Session;
import dev.chirograph.server.api.model.SessionPage;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.users.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A user's own active sessions in a real database. */
final class SessionOperationsTest {
    private static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(30);
    private static final String USER = UUID.randomUUID().toString();
    private static final String OTHER_USER = UUID.randomUUID().toString();

    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    private @Nullable Database database;
    private Authorizations authorizations;
    private RefreshTokens tokens;
    private SessionOperations sessions;
    private Client app;
    private Client page;

    private void open(Store store) {
        database = Database.open(store.settings(folder));
        SecretHasher hasher = new SecretHasher(2);
        app = Client.builder("client-app", "App")
                .grants(Set.of("refresh_token"))
                .scopes(Set.of("profile", "items:read"))
                .build();
        page = Client.builder("client-page", "Page").scopes(Set.of("profile")).build();
        var clients = new Clients(database, hasher, clock);
        clients.put(app);
        clients.put(page);
        authorizations = new Authorizations(database, ACCESS_TOKEN_LIFETIME, id -> {}, clock);
        tokens = new RefreshTokens(
                database,
                authorizations,
                Users.directory(database, hasher),
                new RefreshTokens.Lifetimes(Duration.ofDays(14), Duration.ofDays(90)),
                ACCESS_TOKEN_LIFETIME,
                clock);
        sessions = new SessionOperations(database, authorizations, ACCESS_TOKEN_LIFETIME, clock);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @BothStores
    void listHasOwnSessionsAndMarksTheCurrentOne(Store store) {
        open(store);
        Authorization first = begin(app, USER);
        clock.advance(Duration.ofMinutes(1));
        Authorization second = begin(page, USER);
        begin(app, OTHER_USER);

        SessionPage listed = list(second, null, 10);

        assertEquals(List.of(first.id(), second.id()), ids(listed));
        assertNull(listed.nextCursor());
        Session one = listed.sessions().getFirst();
        assertEquals("client-app", one.clientId());
        assertEquals("App", one.clientName());
        assertEquals(List.of("items:read", "profile"), one.scopes());
        assertFalse(one.current());
        assertTrue(listed.sessions().get(1).current());
    }

    @BothStores
    void cursorPagesThroughAllSessions(Store store) {
        open(store);
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(begin(app, USER).id());
            clock.advance(Duration.ofSeconds(1));
        }
        Authorization current = authorizations.find(all.getFirst());

        List<UUID> read = new ArrayList<>();
        String cursor = null;
        do {
            SessionPage next = list(current, cursor, 2);
            read.addAll(ids(next));
            cursor = next.nextCursor();
        } while (cursor != null);

        assertEquals(all, read);
    }

    @BothStores
    void invalidCursorIsRejected(Store store) {
        open(store);
        Authorization current = begin(app, USER);

        for (String cursor : List.of("x", "%%%", "AAAA", "_".repeat(32))) {
            ProblemException refusal = assertThrows(ProblemException.class, () -> list(current, cursor, 10));
            assertEquals(422, refusal.status());
        }
    }

    @BothStores
    void revokedAndExpiredSessionsAreNotListed(Store store) {
        open(store);
        Authorization revoked = begin(app, USER);
        authorizations.revoke(revoked.id());
        Authorization withoutRefreshToken = begin(page, USER);
        Authorization idle = begin(app, USER);

        assertEquals(Set.of(withoutRefreshToken.id(), idle.id()), Set.copyOf(ids(list(idle, null, 10))));
        clock.advance(ACCESS_TOKEN_LIFETIME);
        assertEquals(List.of(idle.id()), ids(list(idle, null, 10)));
        clock.advance(Duration.ofDays(14));
        assertEquals(List.of(), ids(list(idle, null, 10)));
    }

    @BothStores
    void endedSessionRevokesItsTokens(Store store) {
        open(store);
        Authorization current = begin(app, USER);
        Authorization lost = begin(app, USER);

        end(current, lost.id());

        assertEquals(List.of(current.id()), ids(list(current, null, 10)));
        assertTrue(authorizations.isRevoked("jti", "client-app", lost.id()));
        assertEquals(
                404,
                assertThrows(ProblemException.class, () -> end(current, lost.id()))
                        .status());
    }

    @BothStores
    void sessionOfOtherUserIsNotFound(Store store) {
        open(store);
        Authorization current = begin(app, USER);
        Authorization other = begin(app, OTHER_USER);

        ProblemException refusal = assertThrows(ProblemException.class, () -> end(current, other.id()));
        ProblemException none = assertThrows(ProblemException.class, () -> end(current, UUID.randomUUID()));

        assertEquals(404, refusal.status());
        assertEquals(none.detail(), refusal.detail());
        assertFalse(authorizations.find(other.id()).revoked());
    }

    @BothStores
    void clientCredentialsTokenIsForbidden(Store store) {
        open(store);
        TestCall call = TestCall.ofClient(Operations.LIST_SESSIONS, "client-backend");

        assertEquals(
                403,
                assertThrows(ProblemException.class, () -> sessions.listSessions(call, null, 10))
                        .status());
        assertEquals(
                403,
                assertThrows(ProblemException.class, () -> sessions.endSession(call, UUID.randomUUID()))
                        .status());
    }

    private Authorization begin(Client client, String subject) {
        var authentication = new UserAuthentication(
                subject, client.scopes(), List.of("https://api.example:8443"), clock.instant(), null, null, null);
        Authorization authorization =
                authorizations.begin(client, authentication, tokens.authorizationLifetime(client));
        tokens.issue(client, authorization);
        return authorization;
    }

    private SessionPage list(Authorization current, @Nullable String cursor, int limit) {
        return sessions.listSessions(call(current), cursor, limit);
    }

    private void end(Authorization current, UUID id) {
        sessions.endSession(call(current), id);
    }

    private static TestCall call(Authorization current) {
        return new TestCall(
                Operations.LIST_SESSIONS,
                new Caller(
                        current.subject(),
                        current.clientId(),
                        current.scopes(),
                        current.id().toString()));
    }

    private static List<UUID> ids(SessionPage page) {
        return page.sessions().stream().map(Session::id).toList();
    }
}
