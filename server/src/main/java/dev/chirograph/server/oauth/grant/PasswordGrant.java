package dev.chirograph.server.oauth.grant;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.oauth.throttle.LoginThrottle;
import dev.chirograph.server.oauth.throttle.TooManyAttemptsException;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.users.Account;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs a user in with a name and a password that the client has seen. For programs that know nothing else, and of those for the
 * ones that an administrator has registered for it.
 */
public final class PasswordGrant implements Grant {
    /** RFC 9745: since when it is deprecated, which is since it is there (2026-11-24). */
    private static final String DEPRECATED_SINCE = "@1795478400";

    /** RFC 9700, section 2.4: a password is for the pages of the server alone to see. */
    private static final String SUCCESSOR = "</oauth2/authorize>; rel=\"successor-version\"";

    private static final int TOO_MANY_REQUESTS = 429;

    private final LoginThrottle passwords;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    /** Has passwords checked, and gives users refresh tokens of this store. */
    public PasswordGrant(LoginThrottle passwords, RefreshTokens refreshTokens, Clock clock) {
        this.passwords = passwords;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /** Says on an answer that what was asked for should be asked for in another way. */
    public static Response deprecated(Response reply) {
        return reply.header("Deprecation", DEPRECATED_SINCE).header("Link", SUCCESSOR);
    }

    @Override
    public GrantType type() {
        return GrantType.PASSWORD;
    }

    @Override
    public GrantResult grant(GrantRequest request) {
        Client client = request.client();
        var form = (ResourceOwnerPasswordCredentialsGrant) request.message();
        Account account = authenticate(form.getUsername(), form.getPassword().getValue(), request.address());
        if (account == null) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, "The user name or the password is wrong.");
        }
        Set<String> scopes = Scopes.chooseOfUser(request.scopes(), UserScopes.allowed(client, account));
        return refreshTokens.begin(
                client,
                new UserAuthentication(
                        account.userId(),
                        scopes,
                        request.resources(),
                        request.resources(),
                        clock.instant(),
                        null,
                        null,
                        null,
                        request.dpopKey()));
    }

    private @Nullable Account authenticate(String username, String password, String address) {
        try {
            return passwords.check(username, password, address, null);
        } catch (TooManyAttemptsException e) {
            // RFC 6749, section 5.2, has no word for it; this one is of section 4.1.2.1.
            throw new OauthException(
                    new ErrorObject(
                            OAuth2Error.TEMPORARILY_UNAVAILABLE_CODE,
                            "Too many passwords were wrong; wait before trying again.",
                            TOO_MANY_REQUESTS),
                    Map.of("Retry-After", Long.toString(e.retryAfter().toSeconds())));
        }
    }
}
