package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.authorization.NewAuthorization;
import dev.chirograph.server.oauth.grant.RefreshTokenStore.Token;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens. All that go back to one authorization are a family.
 *
 * <p>Those of public clients rotate: each is good once, for the next pair of tokens (RFC 9700, section 4.14.2). A used one
 * that comes again means that two hold it, one of them a thief, and nobody can tell which: the whole family ends, and only
 * that. But answers get lost. So for a short while, and as long as nobody has used the next token, the used one gives the
 * same next one again.
 *
 * <p>Those of clients that prove who they are do not rotate: nobody else can use them, and a rotation would add nothing but
 * ways to lose one (FAPI 2.0 Security Profile, section 5.3.2.1). Each use lets them begin their idle time anew.
 *
 * <p>Safe for use by many threads and nodes: a rotation holds the lock on its authorization's row, and so does whoever
 * takes the authorization back. Nobody waits for that lock who holds a lock on a token.
 */
public final class RefreshTokens {
    /** For so long a used token gives the same next one again: a client that hears nothing tries again by then. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private static final int LONGEST_TOKEN = 200;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String REFUSAL =
            "The refresh token is wrong, used, revoked, expired or bound to another key; sign in again.";

    private final Database database;
    private final Authorizations authorizations;
    private final RefreshTokenStore store;
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
        this.store = new RefreshTokenStore(database);
        this.users = users;
        this.lifetimes = lifetimes;
        this.accessTokenLifetime = accessTokenLifetime;
        this.clock = clock;
    }

    /** Returns what of it is of no use any more after a while. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("refresh_tokens", "fingerprint"));
    }

    /**
     * Begins an authorization for a user who has just signed in, with a refresh token if the client may use one. Takes part
     * in the transaction that is open on this thread, if there is one.
     */
    public GrantResult begin(Client client, UserAuthentication signIn) {
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
                insert(token, authorization, now);
            }
            return authorization;
        });
        return new GrantResult(signIn.subject(), signIn.scopes(), signIn.audience(), begun, token, signIn.nonce());
    }

    /**
     * Gives the next pair of tokens.
     *
     * @throws OauthException {@code invalid_grant} if the token is not good for this request any more, {@code invalid_scope}
     *     or {@code invalid_target} if more is asked for than the authorization has; the token is then not used up
     */
    GrantResult refresh(String token, GrantRequest request) {
        Instant now = clock.instant();
        // A refusal is returned, not thrown, where the transaction has to commit the end of the family.
        GrantResult granted =
                token.length() > LONGEST_TOKEN ? null : database.inTransaction(() -> refresh(token, request, now));
        if (granted == null) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, REFUSAL);
        }
        return granted;
    }

    private @Nullable GrantResult refresh(String presented, GrantRequest request, Instant now) {
        Client client = request.client();
        String fingerprint = RandomSecrets.fingerprint(presented);
        Token found = store.find(fingerprint);
        Authorization authorization = found == null ? null : authorizations.lock(found.authorizationId());
        // Another client, or one with another key, can do nothing with the token, not even end its family.
        if (authorization == null
                || !authorization.clientId().equals(client.id())
                || !isKey(authorization, request)
                || !authorization.isGood(now)) {
            return null;
        }
        // Read again under the lock: another rotation may have used it while this one waited.
        Token token = store.find(fingerprint);
        Account account = users.find(authorization.subject());
        if (token == null || account == null || account.disabled() || isReused(presented, token, now)) {
            authorizations.revoke(authorization.id());
            return null;
        }
        if (!token.expiresAt().isAfter(now)) {
            return null;
        }
        Set<String> allowed = Scopes.common(authorization.scopes(), UserScopes.allowed(client, account));
        Set<String> scopes = Scopes.choose(request.scopes(), allowed);
        List<String> resources = resources(authorization, request);
        String next = client.isPublic() || token.isUsed()
                ? rotate(presented, token, authorization, now)
                : extend(presented, token, authorization, now);
        authorizations.touch(authorization.id());
        return new GrantResult(authorization.subject(), scopes, resources, authorization, next, null);
    }

    /** RFC 9449, section 5: a public client shows with each use that it holds the key that it began with. */
    private static boolean isKey(Authorization authorization, GrantRequest request) {
        return authorization.dpopKey() == null || authorization.dpopKey().equals(request.dpopKey());
    }

    private boolean isReused(String presented, Token token, Instant now) {
        if (token.usedAt() == null) {
            return false;
        }
        Token successor = store.find(RandomSecrets.fingerprint(successor(presented, token.successorSalt())));
        boolean lost = now.isBefore(token.usedAt().plus(GRACE)) && successor != null && !successor.isUsed();
        return !lost;
    }

    /** RFC 8707, section 2.2: some of what was agreed to, or all of it. */
    private static List<String> resources(Authorization authorization, GrantRequest request) {
        if (!authorization.resources().containsAll(request.resources())) {
            throw new OauthException(
                    OAuth2Error.INVALID_TARGET, "The user did not agree to access tokens for this resource.");
        }
        return request.resources().isEmpty() ? authorization.resources() : request.resources();
    }

    private String rotate(String presented, Token token, Authorization authorization, Instant now) {
        if (token.isUsed()) {
            return successor(presented, token.successorSalt());
        }
        String salt = secrets.next();
        String next = successor(presented, salt);
        store.markUsed(token.fingerprint(), now, salt);
        insert(next, authorization, now);
        return next;
    }

    private String extend(String presented, Token token, Authorization authorization, Instant now) {
        store.extend(token.fingerprint(), end(authorization, now));
        return presented;
    }

    private void insert(String token, Authorization authorization, Instant now) {
        store.insert(RandomSecrets.fingerprint(token), authorization.id(), end(authorization, now));
    }

    private Instant end(Authorization authorization, Instant now) {
        Instant idleEnd = now.plus(lifetimes.idle());
        return idleEnd.isBefore(authorization.expiresAt()) ? idleEnd : authorization.expiresAt();
    }

    /** Derives the next token: 256 bits that nobody can tell from random ones who does not hold this one. */
    private static String successor(String token, String salt) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(salt.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java platform has HmacSHA256.", e);
        }
    }
}
