package dev.chirograph.server.oauth.refresh;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.authorization.NewAuthorization;
import dev.chirograph.server.oauth.grant.GrantRequest;
import dev.chirograph.server.oauth.grant.Granted;
import dev.chirograph.server.oauth.grant.UserScopes;
import dev.chirograph.server.oauth.message.OauthException;
import dev.chirograph.server.oauth.message.Scopes;
import dev.chirograph.server.oauth.refresh.RefreshStore.Token;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens that rotate: each is good once, for the next pair of tokens. All tokens that go back to one authorization
 * are a family. A used token that comes again means that two hold it, one of them a thief, and nobody can tell which: the
 * whole family ends (RFC 9700, section 4.14.2).
 *
 * <p>Safe for use by many threads and nodes: a rotation holds the lock on its authorization's row.
 */
public final class RefreshTokens {
    private static final int LONGEST_TOKEN = 200;
    private static final String REFUSAL = "The refresh token is wrong, used, revoked or expired; sign in again.";

    private final Database database;
    private final Authorizations authorizations;
    private final RefreshStore store;
    private final UserDirectory users;
    private final RefreshTokenLifetimes lifetimes;
    private final Duration accessTokenLifetime;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Keeps tokens in the database and asks the directory whether their users are still there. */
    public RefreshTokens(
            Database database,
            Authorizations authorizations,
            UserDirectory users,
            RefreshTokenLifetimes lifetimes,
            Duration accessTokenLifetime,
            Clock clock) {
        this.database = database;
        this.authorizations = authorizations;
        this.store = new RefreshStore(database);
        this.users = users;
        this.lifetimes = lifetimes;
        this.accessTokenLifetime = accessTokenLifetime;
        this.clock = clock;
    }

    /**
     * Begins an authorization for a user who has just signed in, with a refresh token if the client may use one. Takes part
     * in the transaction that is open on this thread, if there is one.
     */
    public Granted begin(Client client, SignIn signIn) {
        Instant now = clock.instant();
        boolean refreshable = client.grants().contains(GrantType.REFRESH_TOKEN.getValue());
        Duration lifetime = refreshable ? lifetimes.total() : accessTokenLifetime;
        String token = refreshable ? secrets.next() : null;
        Authorization begun = database.inTransaction(() -> {
            Authorization authorization = authorizations.begin(new NewAuthorization(
                    signIn.subject(),
                    client.id(),
                    signIn.scopes(),
                    signIn.resources(),
                    signIn.authenticatedAt(),
                    signIn.browserSession(),
                    // RFC 9449, section 5: a confidential client's refresh token is bound to the client already.
                    client.isPublic() ? signIn.dpopKey() : null,
                    signIn.claims(),
                    lifetime));
            if (token != null) {
                store.insert(newToken(token, authorization, now));
            }
            return authorization;
        });
        return new Granted(signIn.subject(), signIn.scopes(), signIn.audience(), begun, token, signIn.nonce());
    }

    /**
     * Uses a refresh token up and gives the next one.
     *
     * @throws OauthException {@code invalid_grant} if the token is not good for this client any more,
     *     {@code invalid_scope} if more is asked for than the sign-in has; the token is then not used up
     */
    Granted rotate(String token, GrantRequest request) {
        Instant now = clock.instant();
        // A refusal is returned, not thrown, where the transaction has to commit the end of the family.
        Granted granted =
                token.length() > LONGEST_TOKEN ? null : database.inTransaction(() -> rotate(token, request, now));
        if (granted == null) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, REFUSAL);
        }
        return granted;
    }

    private @Nullable Granted rotate(String presented, GrantRequest request, Instant now) {
        Client client = request.client();
        String fingerprint = RandomSecrets.fingerprint(presented);
        Token found = store.find(fingerprint);
        Authorization authorization = found == null ? null : authorizations.lock(found.authorizationId());
        if (authorization == null || !authorization.clientId().equals(client.id()) || !authorization.isGood(now)) {
            return null;
        }
        // Read again under the lock: another rotation may have used it while this one waited.
        Token token = store.find(fingerprint);
        Account account = users.find(authorization.subject());
        if (token == null || token.isUsed() || account == null || account.disabled()) {
            authorizations.revoke(authorization.id());
            return null;
        }
        if (!token.expiresAt().isAfter(now)) {
            return null;
        }
        Set<String> allowed = Scopes.common(authorization.scopes(), UserScopes.allowed(client, account));
        Set<String> scopes = Scopes.choose(request.scopes(), allowed);
        String next = secrets.next();
        store.markUsed(fingerprint, now);
        store.insert(newToken(next, authorization, now));
        authorizations.touch(authorization.id());
        return new Granted(authorization.subject(), scopes, request.resources(), authorization, next, null);
    }

    private Token newToken(String token, Authorization authorization, Instant now) {
        Instant idleEnd = now.plus(lifetimes.idle());
        Instant end = idleEnd.isBefore(authorization.expiresAt()) ? idleEnd : authorization.expiresAt();
        return new Token(RandomSecrets.fingerprint(token), authorization.id(), end, null);
    }
}
