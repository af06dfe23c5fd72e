package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.authorization.UserAuthentication;
import dev.chirograph.server.oauth.grant.AuthorizationCodeStore.Code;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.secret.RandomSecrets;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.UserRemovalListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6749, section 4.1.2: authorization codes. A client redeems each once, within 60 seconds. A replayed code means that two parties
 * hold it, one of them an attacker: the authorization that its first use started is revoked.
 *
 * <p>Thread-safe, also across nodes: the database decides which request redeems a code, and a second request waits until the
 * first has committed or rolled back.
 */
public final class AuthorizationCodes implements UserRemovalListener {
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    /** The time for which a used or expired code is kept to detect a replay. */
    private static final Duration REPLAY_DETECTED_FOR = Duration.ofDays(1);

    private static final String REJECTION =
            "The code is invalid, used, expired, or bound to another client, redirect_uri, code_verifier or DPoP key;"
                    + " send a new authorization request.";

    private final Database database;
    private final AuthorizationCodeStore store;
    private final Authorizations authorizations;
    private final RefreshTokens refreshTokens;
    private final UserDirectory users;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Stores codes in the database, and starts authorizations when codes are redeemed. */
    public AuthorizationCodes(
            Database database,
            Authorizations authorizations,
            RefreshTokens refreshTokens,
            UserDirectory users,
            Clock clock) {
        this.database = database;
        this.store = new AuthorizationCodeStore(database);
        this.authorizations = authorizations;
        this.refreshTokens = refreshTokens;
        this.users = users;
        this.clock = clock;
    }

    /** Returns the rows that the purge deletes. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("authorization_codes", "fingerprint"));
    }

    /** Issues a code. Takes part in the transaction that is open on this thread, if there is one. */
    public String issue(AuthorizationCode content) {
        Instant now = clock.instant();
        String code = secrets.next();
        store.insert(RandomSecrets.fingerprint(code), content, now.plus(LIFETIME), now.plus(REPLAY_DETECTED_FOR));
        return code;
    }

    /**
     * Redeems the code of a token request for an authorization and its first tokens.
     *
     * @throws OauthException {@code invalid_request} if a parameter is missing or malformed, {@code invalid_grant} if the code is not
     *     valid for this request, {@code invalid_target} if only the resource is wrong; that does not use up the code
     */
    GrantResult redeem(GrantRequest request) {
        Form form = request.form();
        String fingerprint = RandomSecrets.fingerprint(form.require("code"));
        // Section 4.1.3: required, because every authorization request here has one.
        String redirectUri = form.require("redirect_uri");
        CodeVerifier verifier = PkceVerification.parse(form.get("code_verifier"));
        // A rejection is returned, not thrown: the transaction must commit the use of the code, or the revocation after
        // a replay.
        GrantResult result = database.inTransaction(() -> redeem(fingerprint, redirectUri, verifier, request));
        if (result == null) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, REJECTION);
        }
        return result;
    }

    /** Invalidates the codes of a user who was disabled or deleted, or has a new password. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        store.useAllOfSubject(userId, clock.instant());
    }

    private @Nullable GrantResult redeem(
            String fingerprint, String redirectUri, @Nullable CodeVerifier verifier, GrantRequest request) {
        Code found = store.find(fingerprint);
        // Another client can neither redeem the code nor use it up.
        if (found == null || !found.content().clientId().equals(request.client().id())) {
            return null;
        }
        Instant now = clock.instant();
        if (!store.use(fingerprint, now)) {
            revokeAfterReplay(fingerprint);
            return null;
        }
        AuthorizationCode content = found.content();
        // The code is used up even if a binding does not match: another party than the requester has sent it.
        if (!found.goodUntil().isAfter(now)
                || !content.redirectUri().equals(redirectUri)
                || !PkceVerification.matches(content.codeChallenge(), verifier)
                || !request.holdsKey(content.dpopKey())) {
            return null;
        }
        Account account = users.find(content.subject());
        return account == null || account.disabled() ? null : begin(fingerprint, content, account, request);
    }

    /** Reads the code again: its row has the id of the authorization only after the first use has committed. */
    private void revokeAfterReplay(String fingerprint) {
        Code used = store.find(fingerprint);
        if (used != null && used.authorizationId() != null) {
            authorizations.revoke(used.authorizationId());
        }
    }

    private GrantResult begin(String fingerprint, AuthorizationCode content, Account account, GrantRequest request) {
        Client client = request.client();
        // The user or the client may have lost scopes meanwhile.
        Set<String> scopes = Scopes.choose(null, Scopes.common(content.scopes(), UserScopes.allowed(client, account)));
        List<String> audience = request.audienceWithin(content.resources());
        var authentication = new UserAuthentication(
                content.subject(),
                scopes,
                content.resources(),
                content.authenticatedAt(),
                content.browserSession(),
                request.dpopKey(),
                content.claims());
        Authorization authorization =
                authorizations.begin(client, authentication, refreshTokens.authorizationLifetime(client));
        store.setAuthorization(fingerprint, authorization.id());
        return GrantResult.first(authorization, audience, refreshTokens.issue(client, authorization), content.nonce());
    }
}
