package dev.chirograph.server.oauth.password;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.grant.Grant;
import dev.chirograph.server.oauth.grant.GrantRequest;
import dev.chirograph.server.oauth.grant.Granted;
import dev.chirograph.server.oauth.grant.UserScopes;
import dev.chirograph.server.oauth.message.OauthException;
import dev.chirograph.server.oauth.message.Scopes;
import dev.chirograph.server.oauth.refresh.RefreshTokens;
import dev.chirograph.server.oauth.refresh.SignIn;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs a user in with a name and a password that the client has seen. */
public final class PasswordGrant implements Grant {
    private static final int LONGEST_USERNAME = 64;
    private static final int LONGEST_PASSWORD = 128;

    private final UserDirectory users;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    /** Finds users in the directory and gives them refresh tokens of this store. */
    public PasswordGrant(UserDirectory users, RefreshTokens refreshTokens, Clock clock) {
        this.users = users;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.PASSWORD;
    }

    @Override
    public Granted grant(GrantRequest request) {
        Client client = request.client();
        var form = (ResourceOwnerPasswordCredentialsGrant) request.message();
        Account account = authenticate(form.getUsername(), form.getPassword().getValue());
        if (account == null || account.disabled()) {
            throw new OauthException(OAuth2Error.INVALID_GRANT, "The user name or the password is wrong.");
        }
        Set<String> scopes = Scopes.choose(request.scopes(), UserScopes.allowed(client, account));
        return refreshTokens.begin(
                client,
                new SignIn(
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

    /** What no user can have is wrong at no cost: its sender knows that already. */
    private @Nullable Account authenticate(String username, String password) {
        boolean possible = username.length() <= LONGEST_USERNAME
                && password.codePointCount(0, password.length()) <= LONGEST_PASSWORD
                && username.indexOf('\0') < 0;
        return possible ? users.authenticate(username, password) : null;
    }
}
