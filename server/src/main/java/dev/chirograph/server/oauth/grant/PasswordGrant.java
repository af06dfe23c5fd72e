package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.authorization.Authorization;
import dev.chirograph.server.oauth.authorization.Authorizations;
import dev.chirograph.server.oauth.authorization.UserAuthentication;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.oauth.throttle.LoginThrottle;
import dev.chirograph.server.oauth.throttle.TooManyAttemptsException;
import dev.chirograph.server.users.Account;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6749, section 4.3: exchanges a user name and password, which are exposed to the client, for the first tokens of
 * an authorization. A legacy grant (RFC 9700, section 2.4), for clients that an administrator has registered for it.
 */
final class PasswordGrant implements Grant {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Database database;
    private final LoginThrottle logins;
    private final Authorizations authorizations;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    PasswordGrant(
            Database database,
            LoginThrottle logins,
            Authorizations authorizations,
            RefreshTokens refreshTokens,
            Clock clock) {
        this.database = database;
        this.logins = logins;
        this.authorizations = authorizations;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.PASSWORD;
    }

    @Override
    public GrantResult grant(GrantRequest request) {
        Client client = request.client();
        Account account =
                authenticate(request.form().require("username"), request.form().require("password"), request.address());
        if (account == null) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, "The user name or the password is wrong.");
        }
        Set<String> scopes = Scopes.chooseOfUser(request.scopes(), UserScopes.allowed(client, account));
        var authentication = new UserAuthentication(
                account.userId(), scopes, request.resources(), clock.instant(), null, request.dpopKey(), null);
        return database.inTransaction(() -> {
            Authorization authorization =
                    authorizations.begin(client, authentication, refreshTokens.authorizationLifetime(client));
            return GrantResult.first(
                    authorization, request.resources(), refreshTokens.issue(client, authorization), null);
        });
    }

    private @Nullable Account authenticate(String username, String password, String address) {
        try {
            return logins.check(username, password, address, null);
        } catch (TooManyAttemptsException e) {
            // RFC 6749, section 5.2, has no code for it; this one is from section 4.1.2.1.
            throw new OauthException(
                    new ErrorObject(
                            OAuth2Error.TEMPORARILY_UNAVAILABLE_CODE,
                            "Too many failed login attempts; retry after the time in Retry-After.",
                            TOO_MANY_REQUESTS),
                    Map.of("Retry-After", Long.toString(e.retryAfter().toSeconds())));
        }
    }
}
