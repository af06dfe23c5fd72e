package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.grant.AuthorizationCodeStore.Code;
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
 * Codes that a client redeems for tokens: each once, within a minute. A used one that comes again means that two hold it,
 * one of them a thief: what the first use began ends (RFC 6749, section 4.1.2).
 *
 * <p>Safe for use by many threads and nodes: the database decides who uses a code, and lets a second one wait until it is
 * certain what the first began.
 */
public final class AuthorizationCodes implements UserRemovalListener {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final String REFUSAL =
            "The code is wrong, used or expired, or is not for this client, redirect_uri, code_verifier or key; begin anew.";

    private final Database database;
    private final AuthorizationCodeStore store;
    private final Authorizations authorizations;
    private final RefreshTokens refreshTokens;
    private final UserDirectory users;
    private final Clock clock;
    private final RandomSecrets secrets = new RandomSecrets();

    /** Keeps codes in the database, and begins authorizations when they are redeemed. */
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

    /** Returns what of it is of no use any more after a while. */
    public static List<ExpiredRows> expiredRows() {
        return List.of(ExpiredRows.of("authorization_codes", "fingerprint"));
    }

    /** Makes a code, in the transaction that is open on this thread if there is one. */
    public String issue(AuthorizationCode grant) {
        Instant now = clock.instant();
        String code = secrets.next();
        store.insert(RandomSecrets.fingerprint(code), grant, now.plus(LIFETIME), now.plus(REMEMBERED));
        return code;
    }

    /**
     * Uses a code up for an authorization and its first tokens.
     *
     * @param redirectUri the one that the token request repeats (RFC 6749, section 4.1.3)
     * @param verifier null when the token request has none, which is wrong if there was a challenge (RFC 7636, section 4.6)
     * @throws OauthException {@code invalid_grant} if the code is not good for this request, {@code invalid_target} if it is
     *     good but not for the resource; the code is then not used up
     */
    GrantResult redeem(String code, String redirectUri, @Nullable CodeVerifier verifier, GrantRequest request) {
        // A refusal is returned, not thrown, where the transaction has to commit what the refused request ended.
        GrantResult granted = database.inTransaction(
                () -> redeemOnce(RandomSecrets.fingerprint(code), redirectUri, verifier, request));
        if (granted == null) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, REFUSAL);
        }
        return granted;
    }

    /** Ends the codes of a user who may not sign in so any more. */
    @Override
    public void userRemoved(String userId, Cause cause) {
        store.useAllOfSubject(userId, clock.instant());
    }

    private @Nullable GrantResult redeemOnce(
            String fingerprint, String redirectUri, @Nullable CodeVerifier verifier, GrantRequest request) {
        Instant now = clock.instant();
        Code found = store.find(fingerprint);
        // Another client can do nothing with it, not even spoil it.
        if (found == null || !found.grant().clientId().equals(request.client().id())) {
            return null;
        }
        if (!store.use(fingerprint, now)) {
            endFirstUse(fingerprint);
            return null;
        }
        AuthorizationCode grant = found.grant();
        // Used up all the same when what it is bound to is wrong: whoever sent it is not who asked for it.
        if (!found.goodUntil().isAfter(now)
                || !grant.redirectUri().equals(redirectUri)
                || !isVerified(grant, verifier)
                || !isKey(grant, request)) {
            return null;
        }
        Account account = users.find(grant.subject());
        if (account == null || account.disabled()) {
            return null;
        }
        GrantResult granted = begin(grant, account, request);
        store.setAuthorization(fingerprint, granted.authorization().id());
        return granted;
    }

    /** Reads the code again: only now is it certain that the first use has come to its end. */
    private void endFirstUse(String fingerprint) {
        Code used = store.find(fingerprint);
        if (used != null && used.authorizationId() != null) {
            authorizations.revoke(used.authorizationId());
        }
    }

    /** A verifier without a challenge means that somebody took the challenge away (RFC 9700, section 4.8.2). */
    private static boolean isVerified(AuthorizationCode grant, @Nullable CodeVerifier verifier) {
        if (grant.codeChallenge() == null) {
            return verifier == null;
        }
        return verifier != null
                && CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                        .getValue()
                        .equals(grant.codeChallenge());
    }

    private static boolean isKey(AuthorizationCode grant, GrantRequest request) {
        return grant.dpopKey() == null || grant.dpopKey().equals(request.dpopKey());
    }

    private GrantResult begin(AuthorizationCode grant, Account account, GrantRequest request) {
        Client client = request.client();
        // The user may have lost scopes since.
        Set<String> scopes = Scopes.common(grant.scopes(), UserScopes.allowed(client, account));
        return refreshTokens.begin(
                client,
                new UserAuthentication(
                        grant.subject(),
                        Scopes.choose(null, scopes),
                        grant.resources(),
                        audience(grant, request),
                        grant.authenticatedAt(),
                        grant.nonce(),
                        grant.claims(),
                        grant.browserSession(),
                        request.dpopKey()));
    }

    /** RFC 8707, section 2.2: some of what the user agreed to, or all of it. */
    private static List<String> audience(AuthorizationCode grant, GrantRequest request) {
        if (!grant.resources().containsAll(request.resources())) {
            throw new OauthException(
                    OAuth2Error.INVALID_TARGET, "The authorization request did not ask for this resource.");
        }
        return request.resources().isEmpty() ? grant.resources() : request.resources();
    }
}
