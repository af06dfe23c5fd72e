package dev.chirograph.server.oauth.authorization;

import dev.chirograph.server.api.SessionsHandler;
import dev.chirograph.server.api.model.Session;
import dev.chirograph.server.api.model.SessionPage;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.paging.CursorFormat;
import dev.chirograph.server.paging.Page;
import dev.chirograph.server.runtime.CallContext;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations of the tag {@code sessions}: users list and end their own authorizations. */
public final class SessionOperations implements SessionsHandler {
    private final SessionStore store;
    private final Authorizations authorizations;
    private final Duration accessTokenLifetime;
    private final Clock clock;

    /** Creates the operations. */
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
        Instant now = clock.instant();
        Instant accessTokensSince = now.minus(accessTokenLifetime);
        Page<SessionStore.Session> page = Page.after(
                cursor,
                limit,
                CursorFormat.BY_CREATION_AND_UUID,
                SessionStore.Session::position,
                (after, most) -> store.list(caller.subject(), now, accessTokensSince, after, most));
        return SessionPage.builder()
                .sessions(page.map(row -> session(row, caller)))
                .nextCursor(page.nextCursor())
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

    /** Only a token from a user's sign-in belongs to an authorization. */
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
