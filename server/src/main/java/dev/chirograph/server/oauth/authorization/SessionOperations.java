package dev.chirograph.server.oauth.authorization;

import dev.chirograph.server.api.SessionsHandler;
import dev.chirograph.server.api.model.Session;
import dev.chirograph.server.api.model.SessionPage;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.runtime.CallContext;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.json.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations of the tag {@code sessions}: what a user has let clients do, for the user alone to see and end. */
public final class SessionOperations implements SessionsHandler {
    private final SessionStore store;
    private final Authorizations authorizations;
    private final Duration accessTokenLifetime;
    private final Clock clock;

    /** Shows these authorizations. */
    public SessionOperations(
            Database database, Authorizations authorizations, Duration accessTokenLifetime, Clock clock) {
        this.store = new SessionStore(database);
        this.authorizations = authorizations;
        this.accessTokenLifetime = accessTokenLifetime;
        this.clock = clock;
    }

    @Override
    public SessionPage listSessions(CallContext call, @Nullable String cursor, int limit) {
        Caller caller = user(call);
        SessionPosition position = cursor == null ? SessionPosition.START : SessionPosition.parse(cursor);
        if (position == null) {
            throw ProblemException.invalid(
                    List.of(new Violation("query", "/cursor", "must be the next_cursor of an earlier page")));
        }
        Instant now = clock.instant();
        // One more than asked for tells whether there is another page.
        List<SessionStore.Session> rows =
                store.list(caller.subject(), now, now.minus(accessTokenLifetime), position, limit + 1);
        boolean more = rows.size() > limit;
        List<SessionStore.Session> page = more ? rows.subList(0, limit) : rows;
        return SessionPage.builder()
                .sessions(page.stream().map(row -> session(row, caller)).toList())
                .nextCursor(more ? page.getLast().position().cursor() : null)
                .build();
    }

    @Override
    public void endSession(CallContext call, UUID sessionId) {
        Caller caller = user(call);
        Authorization authorization = authorizations.find(sessionId);
        if (authorization == null
                || !authorization.subject().equals(caller.subject())
                || !authorization.isActive(clock.instant())) {
            throw ProblemException.notFound("You have no session of this id");
        }
        authorizations.revoke(sessionId);
    }

    /** Only a token that a user's sign-in gave goes back to an authorization. */
    private static Caller user(CallContext call) {
        Caller caller = Objects.requireNonNull(call.caller(), "caller");
        if (caller.authorizationId() == null) {
            throw ProblemException.forbidden("This access token was not issued for a user of this server");
        }
        return caller;
    }

    private static Session session(SessionStore.Session row, Caller caller) {
        return Session.builder()
                .id(row.id())
                .clientId(row.clientId())
                .clientName(row.clientName())
                .scopes(List.copyOf(new TreeSet<>(row.scopes())))
                .createdAt(row.createdAt().atOffset(ZoneOffset.UTC))
                .lastUsedAt(row.lastUsedAt().atOffset(ZoneOffset.UTC))
                .expiresAt(row.expiresAt().atOffset(ZoneOffset.UTC))
                .current(row.id().toString().equals(caller.authorizationId()))
                .build();
    }
}
